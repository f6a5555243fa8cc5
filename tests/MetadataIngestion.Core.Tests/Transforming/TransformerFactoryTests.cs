using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Transforming;
using static MetadataIngestion.Core.Tests.Transforming.Assets;

namespace MetadataIngestion.Core.Tests.Transforming;

public sealed class TransformerFactoryTests
{
    private static readonly TransformerOptions Pii = new() { Type = TransformerType.AddTags, Match = "*.customers", Tags = ["PII"] };

    [Fact]
    public void Create_AddTags_TagsOnlyWhatMatches()
    {
        var customers = Table("sales.public.customers");
        var orders = Table("sales.public.orders");

        Assert.Equal(["PII"], Run([Pii], customers).Tags);
        Assert.Same(orders, Run([Pii], orders));
    }

    [Fact]
    public void Create_AddTags_KeepsWhatIsThereAndDoublesNothing()
    {
        var step = Pii with { Tags = ["PII", "urn:li:tag:gdpr"] };

        Assert.Equal(["raw", "PII", "urn:li:tag:gdpr"], Run([step], Table("db.s.customers") with { Tags = ["raw"] }).Tags);

        var tagged = Table("db.s.customers") with { Tags = ["urn:li:tag:PII", "gdpr"] };
        Assert.Same(tagged, Run([step], tagged));
    }

    [Fact]
    public void Create_AddTagsReplacing_DropsWhatWasThere()
    {
        Assert.Equal(["PII"], Run([Pii with { Replace = true }], Table("db.s.customers") with { Tags = ["raw"] }).Tags);
    }

    [Fact]
    public void Create_KindsGiven_LeavesOtherKindsAlone()
    {
        var step = new TransformerOptions { Type = TransformerType.AddTags, Tags = ["x"], Kinds = [AssetKinds.Containers, AssetKinds.Routines] };

        Assert.Equal(["x"], Run([step], Schema("db.s")).Tags);
        Assert.Empty(Run([step], Table("db.s.t")).Tags);
    }

    [Fact]
    public void Create_AddDomain_AddsOrReplaces()
    {
        var step = new TransformerOptions { Type = TransformerType.AddDomain, Match = @"regex:.*\.sales\..*", Domain = "sales" };
        var table = Table("db.sales.orders") with { Domains = ["finance"] };

        Assert.Equal(["finance", "sales"], Run([step], table).Domains);
        Assert.Equal(["sales"], Run([step with { Replace = true }], table).Domains);
    }

    [Fact]
    public void Create_AddOwners_ComesOnTopOfResolvedEvidence()
    {
        var step = new TransformerOptions
        {
            Type = TransformerType.AddOwners,
            Match = "sales.*",
            Owners = ["group:sales-team", "user:etl_orders", "urn:li:corpGroup:audit"],
        };

        var owners = Run([step], Table("sales.public.orders", TableOwner, SchemaOwner)).Owners;

        Assert.Equal(
            [User("etl_orders", "owner of the table"), Group("sales-team", "AddOwners \"sales.*\""), Group("audit", "AddOwners \"sales.*\"")],
            owners);
    }

    [Fact]
    public void Create_AddOwnersReplacing_DropsTheSourcesOwners()
    {
        var step = new TransformerOptions
        {
            Type = TransformerType.AddOwners,
            Owners = ["user:alice"],
            OwnershipType = OwnershipType.BusinessOwner,
            Replace = true,
        };

        Assert.Equal(
            [User("alice", "AddOwners \"*\"") with { Type = OwnershipType.BusinessOwner }],
            Run([step], Table("db.s.t", TableOwner)).Owners);
    }

    [Fact]
    public void Create_AddOwners_ExplainsItself()
    {
        var step = new TransformerOptions { Type = TransformerType.AddOwners, Match = "db.*", Owners = ["user:alice", "group:ops"] };
        var transformers = TransformerFactory.Create(new TransformationOptions { Transformers = [step] }, new TransformationOptions());

        Apply(transformers, Table("db.s.a"));
        Apply(transformers, Table("db.s.b", TableOwner));
        Apply(transformers, Table("other.s.c"));

        Assert.Equal(
            new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["AddOwners \"db.*\" -> corpuser:alice, corpGroup:ops"] = 2,
                ["default: corpuser"] = 1,
            },
            DecisionCounter.Sum(transformers));
    }

    [Fact]
    public void Create_GeneralAndSourceSteps_RunInThatOrder()
    {
        var general = new TransformationOptions { Transformers = [Pii, Pii with { Tags = ["general"] }] };
        var source = new TransformationOptions { Transformers = [Pii with { Tags = ["source"] }] };

        var asset = Apply(TransformerFactory.Create(general, source), Table("db.s.customers"));

        Assert.Equal(["PII", "general", "source"], asset.Tags);
    }

    [Fact]
    public void Validate_GoodOptions_FindsNothing()
    {
        var options = new TransformationOptions
        {
            Transformers = [Pii, new() { Type = TransformerType.AddDomain, Domain = "sales" }, new() { Type = TransformerType.AddOwners, Owners = ["user:a"] }],
            Owners = new OwnerOptions { Rules = [new() { Principal = "postgres", Ignore = true }, new() { Principal = "*", Owner = "group:x" }] },
        };

        Assert.Empty(TransformerFactory.Validate(options));
    }

    [Fact]
    public void Validate_BadOptions_ListsEachWithItsPath()
    {
        var options = new TransformationOptions
        {
            Transformers =
            [
                new() { Match = "regex:(" },
                new() { Type = TransformerType.AddTags, Tags = ["ok", " "], Domain = "sales" },
                new() { Type = TransformerType.AddDomain, OwnershipType = OwnershipType.None },
                new() { Type = TransformerType.AddOwners, Owners = ["alice", "user:"] },
                new() { Type = TransformerType.AddTags },
            ],
            Owners = new OwnerOptions
            {
                Rules = [new(), new() { Principal = "x", Owner = "user:a", Ignore = true }, new() { Principal = "x", Owner = "urn:li:tag:a" }],
            },
        };

        Assert.Equal(
            [
                "Transformers:0:Match", "Transformers:0:Type",
                "Transformers:1:Tags:1", "Transformers:1:Domain",
                "Transformers:2:OwnershipType", "Transformers:2:Domain",
                "Transformers:3:Owners:0", "Transformers:3:Owners:1",
                "Transformers:4:Tags",
                "Owners:Rules:0:Principal", "Owners:Rules:0:Owner", "Owners:Rules:1:Owner", "Owners:Rules:2:Owner",
            ],
            TransformerFactory.Validate(options).Select(error => error.Path));
    }

    private static Asset Run(IReadOnlyList<TransformerOptions> steps, Asset asset) =>
        Apply(TransformerFactory.Create(new TransformationOptions { Transformers = steps }, new TransformationOptions()), asset);

    private static Asset Apply(IReadOnlyList<IMetadataTransformer> transformers, Asset asset) =>
        transformers.Aggregate(asset, (current, transformer) => transformer.Transform(current)!);
}
