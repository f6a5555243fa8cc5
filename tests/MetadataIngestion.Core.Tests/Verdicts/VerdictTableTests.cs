using System.Reflection;
using MetadataIngestion.Core.Schemas;
using MetadataIngestion.Core.Verdicts;
using static MetadataIngestion.Core.Tests.Verdicts.Snapshots;

namespace MetadataIngestion.Core.Tests.Verdicts;

/// <summary>Every code with an example before and after, and what the way back is.</summary>
public sealed class VerdictTableTests
{
    /// <summary>The verdicts that need more than two schemas; <see cref="SchemaHistoryTests"/> shows them.</summary>
    private static readonly string[] s_ofHistory =
        ["asset.added", "asset.returned", "asset.dropped", "asset.renamed", "asset.moved", "asset.filtered", "schema.unjudged"];

    [Theory]
    [InlineData("kind", "asset.kind-changed breaking", "asset.kind-changed breaking")]
    [InlineData("view", "view.changed risky", "view.changed risky")]
    [InlineData("known fields", "schema.found informational", "")]
    [InlineData("lost fields", "schema.lost risky", "schema.found informational")]
    [InlineData("drop", "field.dropped breaking", "field.added compatible")]
    [InlineData("drop a record", "field.dropped breaking", "field.added compatible")]
    [InlineData("rename", "field.renamed breaking", "field.renamed breaking")]
    [InlineData("rename a record", "field.renamed breaking", "field.renamed breaking")]
    [InlineData("rename without identity", "field.dropped breaking, field.added compatible", "field.dropped breaking, field.added compatible")]
    [InlineData("case", "field.respelled risky", "field.respelled risky")]
    [InlineData("replace", "field.replaced risky", "field.replaced risky")]
    [InlineData("add with default", "field.added-with-default compatible", "field.dropped breaking")]
    [InlineData("add generated", "field.added-generated compatible", "field.dropped breaking")]
    [InlineData("add required", "field.added-required breaking", "field.dropped breaking")]
    [InlineData("order", "fields.reordered compatible", "fields.reordered compatible")]
    [InlineData("int to long", "type.widened compatible", "type.narrowed breaking")]
    [InlineData("date to timestamp", "type.generalized risky", "type.narrowed breaking")]
    [InlineData("longer", "type.lengthened compatible", "type.narrowed breaking")]
    [InlineData("decimal longer", "type.lengthened compatible", "type.rounded breaking")]
    [InlineData("decimal scale", "type.scale-raised risky", "type.rounded breaking")]
    [InlineData("decimal scale for digits", "type.rounded breaking", "type.rounded breaking")]
    [InlineData("int to text", "type.changed breaking", "type.changed breaking")]
    [InlineData("zone", "type.zone-changed breaking", "type.zone-changed breaking")]
    [InlineData("padding", "type.padding-changed risky", "type.padding-changed risky")]
    [InlineData("opaque", "type.unclear risky", "type.unclear risky")]
    [InlineData("spelling", "type.respelled informational", "type.respelled informational")]
    [InlineData("enum", "enum.value-added risky", "enum.value-removed breaking")]
    [InlineData("enum order", "enum.reordered informational", "enum.reordered informational")]
    [InlineData("null", "null.forbidden breaking", "null.allowed risky")]
    [InlineData("default", "default.added compatible", "default.removed compatible")]
    [InlineData("default of required", "default.removed-required breaking", "default.added compatible")]
    [InlineData("other default", "default.changed risky", "default.changed risky")]
    [InlineData("identity", "generation.changed breaking", "generation.changed breaking")]
    [InlineData("expression", "generation.expression-changed risky", "generation.expression-changed risky")]
    [InlineData("collation", "collation.changed risky", "collation.changed risky")]
    [InlineData("key", "key.added breaking", "key.removed risky")]
    [InlineData("other key", "key.changed breaking", "key.changed breaking")]
    [InlineData("key with renamed field", "field.renamed breaking", "field.renamed breaking")]
    [InlineData("check of a renamed field", "field.renamed breaking", "field.renamed breaking")]
    [InlineData("check of a text like a renamed field", "check.changed breaking, field.renamed breaking", "check.changed breaking, field.renamed breaking")]
    [InlineData("expression over a renamed field", "field.renamed breaking", "field.renamed breaking")]
    [InlineData("unique", "unique.added breaking", "unique.removed risky")]
    [InlineData("reference", "reference.added breaking", "reference.removed risky")]
    [InlineData("other reference", "reference.changed risky", "reference.changed risky")]
    [InlineData("check", "check.added breaking", "check.removed risky")]
    [InlineData("check renamed", "", "")]
    [InlineData("other check", "check.changed breaking", "check.changed breaking")]
    [InlineData("partitioning", "partitioning.changed risky", "partitioning.changed risky")]
    [InlineData("compatibility", "compatibility.loosened risky", "compatibility.tightened risky")]
    [InlineData("other side", "compatibility.loosened risky", "compatibility.loosened risky")]
    [InlineData("record key", "record-key.changed breaking", "record-key.changed breaking")]
    [InlineData("format", "format.changed breaking", "format.changed breaking")]
    [InlineData("language", "format.changed breaking", "format.changed breaking")]
    [InlineData("location", "location.changed breaking", "location.changed breaking")]
    [InlineData("protocol", "protocol.raised risky", "")]
    [InlineData("partitions", "topic.partitions-changed risky", "topic.partitions-changed risky")]
    [InlineData("cleanup", "topic.compacted breaking", "topic.uncompacted breaking")]
    [InlineData("retention", "retention.shortened risky", "retention.lengthened informational")]
    [InlineData("retention for ever", "retention.lengthened informational", "retention.shortened risky")]
    [InlineData("setting not read", "", "")]
    public void Compare_Example_HasTheVerdictOfTheTableInBothDirections(string example, string expected, string back)
    {
        var (before, after) = VerdictExamples.All[example];

        Assert.Equal(expected, Judge(before, after));
        Assert.Equal(back, Judge(after, before));
        Assert.Equal("", Judge(before, before));
        Assert.Equal("", Judge(after, after));
    }

    // What a registry holds a subject to decides whether old readers or old data count as promised.
    [Theory]
    [InlineData("BACKWARD", "field.dropped risky", "field.added breaking", "type.widened risky", "type.narrowed breaking")]
    [InlineData("FORWARD_TRANSITIVE", "field.dropped breaking", "field.added risky", "type.widened breaking", "type.narrowed risky")]
    [InlineData("FULL", "field.dropped breaking", "field.added breaking", "type.widened breaking", "type.narrowed breaking")]
    [InlineData("NONE", "field.dropped breaking", "field.added breaking", "type.widened breaking", "type.narrowed breaking")]
    public void Compare_AvroUnderAMode_IsBreakingOnTheSideThatIsPromised(string mode, string dropped, string added, string widened, string narrowed)
    {
        var two = Avro(mode, Field("a"), Field("b"));
        var one = Avro(mode, Field("a"));
        var wide = Avro(mode, Field("a", Long));

        Assert.Equal([dropped, added, widened, narrowed], [Judge(two, one), Judge(one, two), Judge(one, wide), Judge(wide, one)]);
    }

    [Theory]
    [InlineData("rename", "field.renamed risky")]
    [InlineData("replace", "field.replaced breaking")]
    [InlineData("int to long", "type.widened compatible")]
    [InlineData("decimal longer", "type.lengthened compatible")]
    [InlineData("decimal scale", "type.scale-raised breaking")]
    [InlineData("order", "fields.reordered compatible")]
    [InlineData("partitioning", "partitioning.changed compatible")]
    public void Compare_TableFormat_FollowsItsEvolutionByFieldIds(string example, string expected)
    {
        var (before, after) = VerdictExamples.All[example];

        Assert.Equal(expected, Judge(before with { Model = SchemaModel.Table }, after with { Model = SchemaModel.Table }));
    }

    [Fact]
    public void Compare_AnotherTableWithTheName_DoesNotTrustTheFieldsIdentities()
    {
        var verdicts = SchemaComparison.Compare(Table(Field("a", identity: "1"), Field("b", identity: "2")), Table(Field("b", identity: "1")), sameDataset: false);

        Assert.Equal("asset.recreated risky, field.dropped breaking", Describe(verdicts));
        Assert.Equal("a", verdicts[1].Field!.Path);
    }

    [Fact]
    public void Compare_PathsWithTypes_MatchByName()
    {
        const string Root = "[version=2.0].[type=com.shop.Order].";

        Assert.Equal("type.widened compatible", Judge(Table(Field(Root + "[type=int].a", Int)), Table(Field(Root + "[type=long].a", Long))));
    }

    [Fact]
    public void Describe_Verdict_TellsWhatWasAndWhatIs()
    {
        var verdict = Assert.Single(SchemaComparison.Compare(
            Table(Field("a", Text(50)) with { NativeType = "varchar(50)" }), Table(Field("a", Text(20)) with { NativeType = "varchar(20)" }), sameDataset: true));

        Assert.Equal("shop.orders, field a has a narrower type: varchar(50) -> varchar(20)", verdict.Describe("shop.orders"));
    }

    [Fact]
    public void Rules_Codes_AreUniqueAndEachHasAnExample()
    {
        var codes = typeof(VerdictRules).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => ((VerdictRule)field.GetValue(null)!).Code).ToList();
        var shown = VerdictExamples.All.Values.SelectMany(example => SchemaComparison.Compare(example.Before, example.After, sameDataset: true)
            .Concat(SchemaComparison.Compare(example.After, example.Before, sameDataset: false))).Select(verdict => verdict.Rule.Code);

        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(codes.Except(shown).Except(s_ofHistory));
    }

    private static SchemaSnapshot Avro(string mode, params FieldSnapshot[] fields) =>
        (Table(fields) with { Kind = "Topic", Model = SchemaModel.Avro }).With("Schema Compatibility", mode);

    private static string Judge(SchemaSnapshot before, SchemaSnapshot after) => Describe(SchemaComparison.Compare(before, after, sameDataset: true));

    private static string Describe(IEnumerable<Verdict> verdicts) =>
        string.Join(", ", verdicts.Select(verdict => $"{verdict.Rule.Code} {verdict.Level.ToString().ToLowerInvariant()}"));
}
