using MetadataIngestion.Mesh.Domains;

namespace MetadataIngestion.Mesh.Tests.Domains;

public sealed class DomainTreeTests : IDisposable
{
    private readonly MeshFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Read_NestedDomainsOfTwoFiles_BecomeOneTree()
    {
        _files.With("domains.yaml", """
            domains:
              - id: commerce
                owners: [group:commerce]
                domains:
                  - {id: sales, name: Sales, assets: [/shop/sales/**]}
            """);
        _files.With("sales/domain.yaml", """
            description: Everything that is sold
            owners:
              - {owner: user:ada, type: business owner}
            assets: /lake/sales/
            """);
        var catalog = _files.Read();
        Assert.Empty(catalog.Findings);
        var sales = catalog.DomainTree.Find("sales")!;
        Assert.Equal(("Sales", "Everything that is sold", "commerce"), (sales.Name, sales.Description, sales.Parent));
        Assert.Equal(["/shop/sales/** (domains.yaml:5)", "/lake/sales/ (sales/domain.yaml:4)"], sales.Claims.Select(claim => claim.ToString()));
        Assert.Equal(["corpuser:ada"], OwnersOf(catalog, "sales"));
    }

    [Fact]
    public void Read_DomainWithoutOwners_HasThoseOfTheDomainAround()
    {
        _files.With("domains.yaml", "domains: [{id: a, owners: [group:team], domains: [{id: b}]}, {id: c, owners: ['domain:b', user:eve]}]");
        Assert.Equal(["corpGroup:team"], OwnersOf(_files.Read(), "b"));
        Assert.Equal(["corpuser:eve", "corpGroup:team"], OwnersOf(_files.Read(), "c"));
    }

    [Theory]
    [InlineData("domains: [{id: a, owners: [user:x], parent: nowhere}]", "DM002 domains.yaml:1")]
    [InlineData("domains: [{id: a, owners: [user:x], parent: b}, {id: b, owners: [user:x], parent: a}]", "DM003 domains.yaml:1")]
    [InlineData("domains: [{id: a, owners: ['domain:nowhere', user:x]}]", "DM002 domains.yaml:1")]
    [InlineData("domains: [{id: a, owners: [user:x], assets: [/shop/x]}, {id: b, owners: [user:x], assets: [shop/x/]}]", "DM005 domains.yaml:1")]
    [InlineData("domains: [{id: a}]", "DM006 domains.yaml:1")]
    [InlineData("domains: [{id: a, owners: [ada]}]", "MF005 domains.yaml:1")]
    [InlineData("domains: [{id: a, owners: [user:x], asets: [b]}]", "MF006 domains.yaml:1")]
    [InlineData("domains: [{id: 'a b', owners: [user:x]}]", "MF004 domains.yaml:1")]
    [InlineData("domains: [{id: a", "MF002 domains.yaml:")]
    public void Read_WhatCannotBe_IsAFinding(string text, string expected)
    {
        _files.With("domains.yaml", text);
        Assert.Contains(_files.Findings(), finding => finding.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OwnerLoop_IsAFindingForEachOfThem()
    {
        _files.With("domains.yaml", "domains:\n  - {id: a, owners: ['domain:b']}\n  - {id: b, owners: ['domain:a']}");
        Assert.Equal(["DM004 domains.yaml:3", "DM006 domains.yaml:2", "DM004 domains.yaml:2", "DM006 domains.yaml:3"], _files.Findings());
    }

    [Fact]
    public void Read_FilesThatContradict_KeepTheFirstWord()
    {
        _files.With("domains.yaml", "domains: [{id: sales, name: Sales, owners: [user:x]}]").With("sales/domain.yaml", "name: Verkauf");
        Assert.Equal(["DM001 sales/domain.yaml:1"], _files.Findings());
        Assert.Equal("Sales", _files.Read().DomainTree.Find("sales")!.Name);
    }

    [Fact]
    public void Find_SeveralClaims_ThePatternThatNamesMostDecides()
    {
        _files.With("domains.yaml", "domains: [{id: a, assets: [/shop/**], domains: [{id: b, assets: [/shop/sales/**]}]}, {id: c, assets: [/shop/sales/public/orders]}]");
        var finder = new DomainFinder(_files.Read().DomainTree, "shop");
        Assert.Equal(("a", null), Find("shop/other"));
        Assert.Equal(("b", null), Find("shop/sales/public/x"));
        Assert.Equal(("c", "b"), Find("shop/sales/public/orders"));

        (string?, string?) Find(string address) => (finder.Find(address.Split('/'), out var rival)?.Domain.Id, rival?.Domain.Id);
    }

    private static IEnumerable<string> OwnersOf(MeshCatalog catalog, string id) =>
        catalog.DomainTree.OwnersOf(catalog.DomainTree.Find(id)!).Select(owner => owner.Owner.ToString());
}
