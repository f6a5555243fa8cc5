using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Transforming;
using static MetadataIngestion.Core.Tests.Transforming.Assets;

namespace MetadataIngestion.Core.Tests.Transforming;

public sealed class ResolveOwnersTests
{
    private const string Table = "owner of the table";
    private const string Schema = "owner of the schema";

    [Fact]
    public void Transform_NoRules_StrongestEvidenceBecomesUserOfSameName()
    {
        var owners = Resolve(new OwnerOptions(), TableOwner, SchemaOwner);

        Assert.Equal([User("etl_orders", Table)], owners);
    }

    [Fact]
    public void Transform_GroupWithoutRule_BecomesGroup()
    {
        Assert.Equal([Group("analysts", Table)], Resolve(new OwnerOptions(), new OwnerEvidence("analysts", Table) { Kind = PrincipalKind.Group }));
    }

    [Theory]
    [InlineData("urn:li:corpuser:alice", "alice", PrincipalKind.User)]
    [InlineData("urn:li:corpGroup:sales-team", "sales-team", PrincipalKind.Group)]
    public void Transform_UrnWithoutRule_IsTakenByItsName(string urn, string name, PrincipalKind kind)
    {
        Assert.Equal([new OwnerEvidence(name, Table) { Kind = kind }], Resolve(new OwnerOptions(), new OwnerEvidence(urn, Table)));
    }

    [Fact]
    public void Transform_FirstMatchingRule_GivesOwnerAndType()
    {
        var options = Rules(
            new OwnerRuleOptions { Principal = "ETL_*", Owner = "group:data-platform", OwnershipType = OwnershipType.DataSteward },
            new OwnerRuleOptions { Principal = "*", Owner = "user:nobody" });

        Assert.Equal([Group("data-platform", Table) with { Type = OwnershipType.DataSteward }], Resolve(options, TableOwner, SchemaOwner));
    }

    [Fact]
    public void Transform_TypeOfTheRuleDiffers_SchemaOwnerStaysOutranked()
    {
        var options = Rules(new OwnerRuleOptions { Principal = "etl_*", Owner = "user:alice", OwnershipType = OwnershipType.BusinessOwner });

        Assert.Equal([User("alice", Table) with { Type = OwnershipType.BusinessOwner }], Resolve(options, TableOwner, SchemaOwner));
    }

    [Fact]
    public void Transform_StrongestIsIgnored_NextOneCounts()
    {
        var options = Rules(new OwnerRuleOptions { Principal = "etl_*", Ignore = true });

        Assert.Equal([User("postgres", Schema)], Resolve(options, TableOwner, SchemaOwner));
    }

    [Fact]
    public void Transform_AllIgnored_LeavesNoOwner()
    {
        Assert.Empty(Resolve(Rules(new OwnerRuleOptions { Principal = "*", Ignore = true }), TableOwner, SchemaOwner));
    }

    [Fact]
    public void Transform_SeveralFoundInOnePlace_AllCount()
    {
        var owners = Resolve(new OwnerOptions(), new("alice", "tag"), new("bob", "tag"), SchemaOwner);

        Assert.Equal([User("alice", "tag"), User("bob", "tag")], owners);
    }

    [Fact]
    public void Transform_EvidenceOfAnotherType_CountsBesideTheStrongest()
    {
        var steward = new OwnerEvidence("carol", "comment") { Type = OwnershipType.DataSteward };

        var owners = Resolve(new OwnerOptions(), TableOwner, steward, SchemaOwner);

        Assert.Equal([User("etl_orders", Table), User("carol", "comment") with { Type = OwnershipType.DataSteward }], owners);
    }

    [Fact]
    public void Transform_PrecedenceAll_KeepsEveryOwnerOnce()
    {
        var options = Rules(new OwnerRuleOptions { Principal = "*", Owner = "group:data-platform" }) with { Precedence = OwnerPrecedence.All };

        Assert.Equal([Group("data-platform", Table)], Resolve(options, TableOwner, SchemaOwner));
        Assert.Equal(2, Resolve(new OwnerOptions { Precedence = OwnerPrecedence.All }, TableOwner, SchemaOwner).Count);
    }

    [Theory]
    [InlineData(@"regex:CORP\\(.+)", "user:$1", "alice")]
    [InlineData(@"regex:CORP\\(?<who>.+)", "user:${who}@example.com", "alice@example.com")]
    [InlineData(@"CORP\*", "user:$0", @"CORP\alice")]
    [InlineData(@"regex:CORP(x)?\\.*", "user:$1", @"CORP\alice")]
    public void Transform_OwnerIsTemplate_IsFilledInFromThePrincipal(string principal, string owner, string expected)
    {
        var options = Rules(new OwnerRuleOptions { Principal = principal, Owner = owner });

        Assert.Equal([User(expected, Table)], Resolve(options, new OwnerEvidence(@"CORP\alice", Table)));
    }

    [Fact]
    public void Transform_SourceHasRulesOfItsOwn_TheyComeFirst()
    {
        var general = new TransformationOptions { Owners = Rules(new OwnerRuleOptions { Principal = "etl_*", Owner = "group:data-platform" }) };
        var source = new TransformationOptions { Owners = Rules(new OwnerRuleOptions { Principal = "etl_orders", Owner = "group:orders" }) };

        var owners = TransformerFactory.Create(general, source).Single().Transform(Assets.Table("db.s.t", TableOwner))!.Owners;

        Assert.Equal([Group("orders", Table)], owners);
    }

    [Fact]
    public void Transform_NothingToChange_ReturnsSameInstance()
    {
        var transformer = Transformer(new OwnerOptions());
        var bare = Assets.Table("db.s.t");
        var resolved = Assets.Table("db.s.t", User("alice", Table));

        Assert.Same(bare, transformer.Transform(bare));
        Assert.Same(resolved, transformer.Transform(resolved));
    }

    [Fact]
    public void Decisions_SeveralAssets_CountEachAssetOncePerRule()
    {
        var transformer = Transformer(Rules(
            new OwnerRuleOptions { Principal = "etl_*", Owner = "group:data-platform" },
            new OwnerRuleOptions { Principal = "postgres", Ignore = true },
            new OwnerRuleOptions { Principal = "never", Ignore = true }));

        transformer.Transform(Assets.Table("db.s.a", TableOwner, SchemaOwner));
        transformer.Transform(Assets.Table("db.s.b", TableOwner));
        transformer.Transform(Assets.Table("db.s.c", SchemaOwner with { FoundIn = Table }, SchemaOwner));
        transformer.Transform(Assets.Table("db.s.d", new OwnerEvidence("alice", Table)));
        transformer.Transform(Assets.Table("db.s.e", new OwnerEvidence("analysts", Table) { Kind = PrincipalKind.Group }));

        Assert.Equal(
            new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["principal \"etl_*\" -> corpGroup:data-platform"] = 2,
                ["principal \"postgres\" is ignored"] = 1,
                ["default: corpuser"] = 1,
                ["default: corpGroup"] = 1,
            },
            DecisionCounter.Sum([transformer]));
    }

    private static IReadOnlyList<OwnerEvidence> Resolve(OwnerOptions options, params OwnerEvidence[] evidence) =>
        Transformer(options).Transform(Assets.Table("sales.public.orders", evidence))!.Owners;

    private static IMetadataTransformer Transformer(OwnerOptions options) =>
        TransformerFactory.Create(new TransformationOptions { Owners = options }, new TransformationOptions()).Single();

    private static OwnerOptions Rules(params OwnerRuleOptions[] rules) => new() { Rules = rules };
}
