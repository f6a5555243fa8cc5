namespace MetadataIngestion.Mesh.Tests.Products;

public sealed class ProductReaderTests : IDisposable
{
    private readonly MeshFolder _files = new();

    public ProductReaderTests() => _files.With("domains.yaml", "domains: [{id: sales, owners: [group:sales]}]");

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Read_ShortForm_TakesIdDomainAndOwnersFromWhereItLies()
    {
        _files.With("sales/products/orders.yaml", "assets: [/shop/sales/**]\noutputPorts: /shop/sales/public/orders\n");
        var product = Assert.Single(_files.Read().ProductList);
        Assert.Empty(_files.Findings());
        Assert.Equal(("orders", "sales", "corpGroup:sales"), (product.Id, product.Domain, Assert.Single(product.Owners).Owner.ToString()));
        Assert.Equal("/shop/sales/public/orders (sales/products/orders.yaml:2)", Assert.Single(product.OutputPorts).ToString());
    }

    [Fact]
    public void Read_FileOfTheStandard_KeepsPortsContractsAndTeam()
    {
        _files.With("products/orders.yaml", """
            apiVersion: v1.0.0
            kind: DataProduct
            id: orders
            name: Orders
            status: active
            version: 2.1.0
            domain: sales
            description: {purpose: Every order}
            outputPorts:
              - {name: table, version: 1.0.0, contractId: orders-contract}
              - {name: files, version: 1.0.0, customProperties: [{property: assets, value: [/lake/orders/**]}]}
            team:
              members:
                - {username: user:ada, role: Owner}
                - {username: bob, role: data steward}
                - {username: carol, role: analyst}
                - {username: dan, role: owner, dateOut: '2026-01-31'}
            customProperties: [{property: assets, value: /shop/sales/**}]
            """);
        var product = Assert.Single(_files.Read().ProductList);
        Assert.Empty(_files.Findings());
        Assert.Equal(("Orders", "Every order", "sales", "orders-contract"), (product.Name, product.Description, product.Domain, Assert.Single(product.Contracts)));
        Assert.Equal(["ada BusinessOwner", "bob DataSteward"], product.Owners.Select(owner => $"{owner.Owner.Name} {owner.Type}"));
        Assert.Equal(("/shop/sales/**", "/lake/orders/**"), (Assert.Single(product.Assets).Pattern.Text, Assert.Single(product.OutputPorts).Pattern.Text));
        Assert.Equal(["odps.status active", "odps.version 2.1.0"], product.Properties.Select(pair => $"{pair.Key} {pair.Value}"));
    }

    [Theory]
    [InlineData("assets: [/a]\ndomain: nowhere\nowners: [user:x]", "PR002 products/p.yaml:1")]
    [InlineData("name: Nothing\nowners: [user:x]", "PR003 products/p.yaml:1")]
    [InlineData("assets: [/a]", "PR006 products/p.yaml:1")]
    [InlineData("apiVersion: v9.0.0\nkind: DataProduct\nid: x", "MF002 products/p.yaml:1")]
    [InlineData("kind: DataContract", "MF002 products/p.yaml:1")]
    [InlineData("assets: ['!/a', /b]\nowners: [user:x]", "MF005 products/p.yaml:1")]
    [InlineData("- a\n- b", "MF002 products/p.yaml:1")]
    public void Read_WhatCannotBe_IsAFinding(string text, string expected) => Assert.Equal([expected], _files.With("products/p.yaml", text).Findings());

    [Fact]
    public void Read_SameIdTwice_LeavesTheSecondOut()
    {
        _files.With("products/p.yaml", "{assets: [/a], owners: [user:x]}").With("sales/products/p.yaml", "{assets: [/b], owners: [user:x]}");
        Assert.Equal(["PR001 sales/products/p.yaml:1"], _files.Findings());
        Assert.Equal("/a", Assert.Single(Assert.Single(_files.Read().ProductList).Assets).Pattern.Text);
    }
}
