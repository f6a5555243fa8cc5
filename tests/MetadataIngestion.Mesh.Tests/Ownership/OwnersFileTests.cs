using MetadataIngestion.Mesh.Ownership;

namespace MetadataIngestion.Mesh.Tests.Ownership;

public sealed class OwnersFileTests : IDisposable
{
    private readonly MeshFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("shop/sales/public/orders", "ada")]
    [InlineData("shop/sales/tmp_1", "")]
    [InlineData("shop/other", "data-team")]
    public void Find_SeveralLinesFit_TheLastOneCounts(string address, string expected)
    {
        _files.With("OWNERS", """
            # everything belongs to someone
            *  @platform/data-team   # the group
            /shop/sales/  @ada

            /shop/sales/tmp_*
            """);
        Assert.Equal(expected, string.Join(' ', Find(address).SelectMany(rule => rule.Owners).Select(owner => owner.Owner.Name)));
    }

    [Fact]
    public void Find_Sections_DecideForThemselves()
    {
        _files.With("OWNERS", """
            /shop/ @ada
            [Data steward] @stew
            /shop/
            ^[Business Owner][2]
            /shop/sales/ group:sales
            [data steward]
            /shop/secret/ user:eve
            [urn:li:ownershipType:dpo]
            /shop/secret/ urn:li:corpuser:dan
            """);
        Assert.Empty(_files.Findings());
        Assert.Equal(["corpuser:ada TechnicalOwner", "corpuser:stew DataSteward", "corpGroup:sales BusinessOwner"], Owners("shop/sales/x"));
        Assert.Equal(["corpuser:ada TechnicalOwner", "corpuser:eve DataSteward", "corpuser:dan urn:li:ownershipType:dpo"], Owners("shop/secret/x"));
    }

    [Fact]
    public void Find_FilesOfDomains_TheDomainsOwnFileCounts()
    {
        _files.With("OWNERS", "* @everyone").With("a/OWNERS", "/shop/ @anna").With("b/OWNERS", "/shop/x @bob");
        Assert.Equal(("anna", "bob"), Find(["a"]));
        Assert.Equal(("bob", "anna"), Find(["b"]));
        Assert.Equal(("bob", "anna"), Find([]));

        (string, string?) Find(string[] domains)
        {
            var rules = new OwnersFinder(_files.Read().OwnersFiles, "shop").Find(["shop", "x"], domains, out var rival);
            return (Assert.Single(Assert.Single(rules).Owners).Owner.Name, rival?.Owners[0].Owner.Name);
        }
    }

    [Fact]
    public void Read_Directory_TellsGroupsAddressesAndStrangers()
    {
        _files.With("directory.yaml", """
            people: [{id: ada, email: Ada@Example.org}, {id: bob, left: 2026-02-01}]
            groups: [{id: team, members: [bob]}]
            """);
        _files.With("OWNERS", "/shop ada@example.org @team @stranger");
        Assert.Equal(["corpuser:ada TechnicalOwner", "corpGroup:team TechnicalOwner", "corpuser:stranger TechnicalOwner"], Owners("shop"));
        Assert.Equal(["OW004 OWNERS:1"], _files.Findings());
        var people = _files.Read().People;
        var owners = Find("shop").SelectMany(rule => rule.Owners).ToList();
        Assert.Equal(OwnerStanding.Present, people.StandingOf(owners[1].Owner, new DateOnly(2026, 1, 31)));
        Assert.Equal(OwnerStanding.Left, people.StandingOf(owners[1].Owner, new DateOnly(2026, 2, 1)));
        Assert.Equal(OwnerStanding.Unknown, people.StandingOf(owners[2].Owner, new DateOnly(2026, 2, 1)));
    }

    [Theory]
    [InlineData("OWNERS", "/shop ada", "OW005 OWNERS:1")]
    [InlineData("OWNERS", "\n!/shop @ada", "OW005 OWNERS:2")]
    [InlineData("OWNERS", "[ @ada", "OW005 OWNERS:1")]
    [InlineData("directory.yaml", "people: [{id: a}, {id: a}]", "OW006 directory.yaml:1")]
    [InlineData("directory.yaml", "people: [{id: a, left: soon}]", "MF005 directory.yaml:1")]
    [InlineData("directory.yaml", "people: [{name: a}]", "MF004 directory.yaml:1")]
    public void Read_WhatCannotBe_IsAFinding(string file, string text, string expected) => Assert.Equal([expected], _files.With(file, text).Findings());

    [Fact]
    public void Find_EscapedCharacters_BelongToThePattern()
    {
        _files.With("OWNERS", @"/shop/My\ Table\#1 @ada");
        Assert.Single(Find("shop/My Table#1"));
    }

    private List<OwnersRule> Find(string address) => Assert.Single(_files.Read().OwnersFiles).Find(address.Split('/'));

    private IEnumerable<string> Owners(string address) =>
        Find(address).SelectMany(rule => rule.Owners).Select(owner => $"{owner.Owner} {owner.TypeUrn ?? owner.Type.ToString()}");
}
