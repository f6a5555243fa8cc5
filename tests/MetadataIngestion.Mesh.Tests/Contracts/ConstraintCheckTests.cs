using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Mesh.Tests.Contracts;

public sealed class ConstraintCheckTests
{
    private static readonly Dataset s_table = Checks.Table(Checks.Field("a"), Checks.Field("b"));

    [Theory]
    [InlineData("a,b", "1", "2", "Passed Proved")]
    [InlineData("b,a", "1", "2", "Failed Proved")]
    [InlineData("b,a", "-1", "-1", "Passed Proved")]
    [InlineData("a", "1", "2", "Failed Proved")]
    [InlineData(null, "1", "2", "Failed Proved")]
    public void Check_PrimaryKey_HasTheFieldsInOrder(string? key, string first, string second, string expected)
    {
        var dataset = s_table with { PrimaryKey = key is null ? null : new KeyConstraint("pk", key.Split(',')) };
        var schema = $"properties: [{{name: a, primaryKey: true, primaryKeyPosition: {first}}}, {{name: b, primaryKey: true, primaryKeyPosition: {second}}}]";
        Assert.Equal([$"DC301 {expected}"], Checks.Run(schema, dataset));
    }

    [Fact]
    public void Check_PrimaryKeyOfFiles_IsUnknown() =>
        Assert.Equal(["DC301 Unknown None"], Checks.Run("properties: [{name: a, primaryKey: true}]", Checks.File(Checks.Field("a"))));

    [Theory]
    [InlineData("a", null, "Passed Proved")]
    [InlineData(null, "a", "Passed Proved")]
    [InlineData("a,b", null, "Unknown None")]
    [InlineData(null, null, "Unknown None")]
    public void Check_Unique_IsProvedByAKeyOfTheFieldAlone(string? primary, string? unique, string expected)
    {
        var dataset = s_table with
        {
            PrimaryKey = primary is null ? null : new KeyConstraint(null, primary.Split(',')),
            UniqueKeys = unique is null ? [] : [new KeyConstraint(null, unique.Split(','))],
        };
        Assert.Equal([$"DC302 a {expected}"], Checks.Run("properties: [{name: a, unique: true}]", dataset));
    }

    [Theory]
    [InlineData("properties: [{name: a, relationships: [{to: customers.id}]}]", "DC303 a Passed Proved")]
    [InlineData("properties: [{name: a, relationships: [{to: customers.other}]}]", "DC303 a Warned Proved")]
    [InlineData("properties: [{name: b, relationships: [{to: customers.id}]}]", "DC303 b Warned Proved")]
    [InlineData("properties: [{name: a, relationships: [{to: others.id}]}]", "DC303 a Warned Proved")]
    [InlineData("properties: [{name: a, relationships: [{to: 'other.yaml#/schema/x/properties/y'}]}]", "DC303 a Unknown None")]
    [InlineData("relationships: [{from: [t.a], to: [customers.id]}]", "DC303 a Passed Proved")]
    [InlineData("relationships: [{from: [t.a, t.b], to: [customers.id, customers.x]}]", "DC303 Warned Proved")]
    [InlineData("id: s\n    properties: [{id: p, name: x, physicalName: a}]\n    relationships: [{from: /schema/s/properties/p, to: customers.id}]", "DC303 a Passed Proved")]
    public void Check_Relationship_NeedsAForeignKey(string schema, string expected)
    {
        var key = new ForeignKey("fk", ["a"], AssetPath.Root("postgres").Child("db", "public", "customers"), ["id"]);
        Assert.Equal([expected], Checks.Run(schema, s_table with { ForeignKeys = [key] }));
    }

    [Fact]
    public void Check_RelationshipOfATopic_IsUnknown() => Assert.Equal(
        ["DC303 a Unknown None"],
        Checks.Run("properties: [{name: a, relationships: [{to: customers.id}]}]", Checks.Of("kafka", "Topic", Checks.Field("a"))));

    [Theory]
    [InlineData("a,b", "Passed Proved")]
    [InlineData("b,a", "Failed Proved")]
    [InlineData(null, "Failed Proved")]
    public void Check_Partitions_HaveTheFieldsInOrder(string? keys, string expected)
    {
        var dataset = s_table with { Partitioning = keys is null ? null : new Partitioning("LIST", keys.Split(',')) };
        const string schema = "properties: [{name: a, partitioned: true, partitionKeyPosition: 1}, {name: b, partitioned: true, partitionKeyPosition: 2}]";
        Assert.Equal([$"DC304 {expected}"], Checks.Run(schema, dataset));
    }

    [Theory]
    [InlineData("confidential", "Passed")]
    [InlineData("urn:li:tag:Confidential", "Passed")]
    [InlineData("public", "Warned")]
    public void Check_Classification_NeedsATag(string tag, string verdict) => Assert.Equal(
        [$"DC401 a {verdict} Proved"],
        Checks.Run("properties: [{name: a, classification: confidential}]", Checks.Table(Checks.Field("a") with { Tags = [tag] })));

    [Fact]
    public void Check_TagsOfTheSchema_AreThoseOfTheDataset() =>
        Assert.Equal(["DC401 Passed Proved", "DC401 Warned Proved"], Checks.Run("tags: [core, gold]", s_table with { Tags = ["core"] }));

    [Theory]
    [InlineData("maxLength: 10", 10L, false, "DC206 a Passed Proved")]
    [InlineData("maxLength: 10", 11L, false, "DC206 a Unknown None")]
    [InlineData("maxLength: 10", null, false, "DC206 a Unknown None")]
    [InlineData("minLength: 3", 3L, true, "DC206 a Passed Proved")]
    [InlineData("minLength: 3", 3L, false, "DC206 a Unknown None")]
    [InlineData("pattern: '^x'", 3L, false, "DC208 a Unknown None")]
    [InlineData("format: email", 3L, false, "DC208 a Unknown None")]
    public void Check_OptionsOfText_AreProvedByTheType(string option, long? length, bool isFixed, string expected) => Assert.Equal(
        [expected],
        Checks.Run($"properties: [{{name: a, logicalTypeOptions: {{{option}}}}}]", Checks.Table(Checks.Field("a", new DataType(TypeKind.String) { Length = length, FixedLength = isFixed }, "x"))));

    [Theory]
    [InlineData("minimum: 0", "0", "9", "Passed Observed")]
    [InlineData("minimum: 1", "0", "9", "Failed Observed")]
    [InlineData("exclusiveMinimum: 0", "0", "9", "Failed Observed")]
    [InlineData("maximum: 9", "0", "9", "Passed Observed")]
    [InlineData("maximum: 8.5", "0", "9", "Failed Observed")]
    [InlineData("exclusiveMaximum: 9", "0", "9", "Failed Observed")]
    [InlineData("minimum: 0", null, null, "Unknown None")]
    [InlineData("maximum: soon", "0", "9", "Unknown None")]
    public void Check_Bounds_AreComparedWithTheExtremes(string option, string? min, string? max, string expected)
    {
        var dataset = Checks.File(Checks.Field("a", TypeKind.Integer)) with { Statistics = new DatasetStatistics { Fields = [new FieldStatistics("a") { Min = min, Max = max }] } };
        Assert.Equal([$"DC207 a {expected}"], Checks.Run($"properties: [{{name: a, logicalTypeOptions: {{{option}}}}}]", dataset));
    }

    [Theory]
    [InlineData("i32", 32, false, "Passed Proved")]
    [InlineData("i32", 64, false, "Failed Proved")]
    [InlineData("i64", 32, true, "Passed Proved")]
    [InlineData("u32", 32, false, "Failed Proved")]
    public void Check_FormatOfIntegers_IsTheirWidth(string format, int bits, bool unsigned, string expected) => Assert.Equal(
        [$"DC208 a {expected}"],
        Checks.Run($"properties: [{{name: a, logicalTypeOptions: {{format: {format}}}}}]", Checks.Table(Checks.Field("a", new DataType(TypeKind.Integer) { Bits = bits, Unsigned = unsigned }, "x"))));

    [Theory]
    [InlineData("true", true, "Passed Proved")]
    [InlineData("true", false, "Failed Proved")]
    [InlineData("false", true, "Failed Proved")]
    public void Check_TimeZone_IsThatOfTheType(string wanted, bool actual, string expected) => Assert.Equal(
        [$"DC209 a {expected}"],
        Checks.Run($"properties: [{{name: a, logicalTypeOptions: {{timezone: {wanted}}}}}]", Checks.Table(Checks.Field("a", new DataType(TypeKind.Timestamp) { WithTimeZone = actual }, "x"))));
}
