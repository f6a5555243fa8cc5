using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Mesh.Tests.Contracts;

public sealed class StructureCheckTests
{
    [Fact]
    public void Check_FieldIsMissing_Fails() =>
        Assert.Equal(["DC201 b Failed Proved"], Checks.Run("properties: [{name: a}, {name: b}]", Checks.Table(Checks.Field("a"))));

    [Fact]
    public void Check_PhysicalName_IsTheFieldsName() =>
        Assert.Empty(Checks.Run("properties: [{name: Amount, physicalName: amt}]", Checks.Table(Checks.Field("amt"))));

    [Fact]
    public void Check_NestedFields_AreFoundByTheirPaths()
    {
        var dataset = Checks.Of("kafka", "Topic", Checks.Field("[version=2.0].[type=record].card"), Checks.Field("[version=2.0].[type=record].card.[type=string].last4"));
        Assert.Equal(["DC201 card.name Failed Proved"], Checks.Run("properties: [{name: card, properties: [{name: last4}, {name: name}]}]", dataset));
    }

    [Fact]
    public void Check_ElementsOfArrays_AreFoundByTheirPaths()
    {
        var dataset = Checks.File(Checks.Field("lines", TypeKind.Array), Checks.Field("lines.sku"));
        Assert.Empty(Checks.Run("properties: [{name: lines, logicalType: array, items: {logicalType: object, properties: [{name: sku}]}}]", dataset).Where(line => !line.Contains("Passed")));
    }

    [Theory]
    [InlineData("postgres", "DC201 ID Failed Proved")]
    [InlineData("mssql", null)]
    public void Check_OtherCase_IsAsThePlatformHasIt(string platform, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Checks.Run("properties: [{name: ID}]", Checks.Of(platform, "Table", Checks.Field("id"))));

    [Theory]
    [InlineData("true", "DC202 Failed Proved")]
    [InlineData("false", null)]
    public void Check_ExtraField_FailsOnlyWhereTheContractIsExact(string exact, string? expected)
    {
        var actual = Checks.Run("properties: [{name: a}]", Checks.Table(Checks.Field("a"), Checks.Field("b")), $"customProperties: [{{property: exact, value: \"{exact}\"}}]");
        Assert.Equal(expected is null ? [] : [expected], actual);
    }

    [Fact]
    public void Check_ExactAndNothingExtra_Passes() =>
        Assert.Equal(["DC202 Passed Proved"], Checks.Run("properties: [{name: a}]", Checks.Table(Checks.Field("a")), "customProperties: [{property: exact, value: \"true\"}]"));

    [Fact]
    public void Check_FieldsNotKnown_IsUnknown() =>
        Assert.Equal(["DC201 Unknown None"], Checks.Run("properties: [{name: a}]", Checks.Table() with { Schema = null }));

    [Theory]
    [InlineData("table", "Table", "Passed")]
    [InlineData("view", "Materialized View", "Passed")]
    [InlineData("table", "View", "Warned")]
    public void Check_PhysicalTypeOfTheDataset_IsCompared(string wanted, string subType, string verdict) =>
        Assert.Equal([$"DC102 {verdict} Proved"], Checks.Run($"physicalType: {wanted}", Checks.Of("postgres", subType)));

    [Theory]
    [InlineData(false, "Table", null, "Passed Proved")]
    [InlineData(true, "Table", null, "Failed Proved")]
    [InlineData(true, "View", null, "Unknown None")]
    [InlineData(true, "View", 0L, "Passed Observed")]
    [InlineData(true, "View", 3L, "Failed Observed")]
    public void Check_Required_NeedsAFieldWithoutNulls(bool nullable, string subType, long? nulls, string expected)
    {
        var dataset = Checks.Of("postgres", subType, Checks.Field("a", nullable: nullable)) with
        {
            View = subType == "View" ? new ViewDefinition("SELECT 1") : null,
            Statistics = nulls is null ? null : new DatasetStatistics { Fields = [new FieldStatistics("a") { NullCount = nulls }] },
        };
        Assert.Equal([$"DC205 a {expected}"], Checks.Run("properties: [{name: a, required: true}]", dataset));
    }

    [Fact]
    public void Check_RequiredInATextFile_IsUnknown()
    {
        var dataset = Checks.File(Checks.Field("a")) with { Properties = new Dictionary<string, string> { ["format"] = "csv" } };
        Assert.Equal(["DC205 a Unknown None"], Checks.Run("properties: [{name: a, required: true}]", dataset));
    }

    [Theory]
    [InlineData("string", TypeKind.String, "Passed Proved")]
    [InlineData("string", TypeKind.Uuid, "Passed Proved")]
    [InlineData("string", TypeKind.Enum, "Passed Proved")]
    [InlineData("string", TypeKind.Json, "Warned Proved")]
    [InlineData("string", TypeKind.Integer, "Failed Proved")]
    [InlineData("integer", TypeKind.Integer, "Passed Proved")]
    [InlineData("integer", TypeKind.Decimal, "Failed Proved")]
    [InlineData("integer", TypeKind.String, "Failed Proved")]
    [InlineData("number", TypeKind.Integer, "Passed Proved")]
    [InlineData("number", TypeKind.Float, "Passed Proved")]
    [InlineData("number", TypeKind.Boolean, "Failed Proved")]
    [InlineData("boolean", TypeKind.Boolean, "Passed Proved")]
    [InlineData("boolean", TypeKind.Integer, "Failed Proved")]
    [InlineData("date", TypeKind.Date, "Passed Proved")]
    [InlineData("date", TypeKind.Timestamp, "Failed Proved")]
    [InlineData("time", TypeKind.Time, "Passed Proved")]
    [InlineData("timestamp", TypeKind.Timestamp, "Passed Proved")]
    [InlineData("timestamp", TypeKind.Date, "Failed Proved")]
    [InlineData("object", TypeKind.Record, "Passed Proved")]
    [InlineData("object", TypeKind.Json, "Passed Proved")]
    [InlineData("object", TypeKind.Xml, "Warned Proved")]
    [InlineData("object", TypeKind.String, "Failed Proved")]
    [InlineData("array", TypeKind.Array, "Passed Proved")]
    [InlineData("array", TypeKind.Json, "Warned Proved")]
    [InlineData("array", TypeKind.String, "Failed Proved")]
    [InlineData("string", TypeKind.Opaque, "Unknown None")]
    [InlineData("colour", TypeKind.String, "Unknown None")]
    public void Check_LogicalType_IsComparedWithTheKindOfType(string logical, TypeKind kind, string expected) =>
        Assert.Equal([$"DC203 a {expected}"], Checks.Run($"properties: [{{name: a, logicalType: {logical}}}]", Checks.Table(Checks.Field("a", kind))));

    [Fact]
    public void Check_IntegerAsADecimalWithoutFraction_Passes() => Assert.Equal(
        ["DC203 a Passed Proved"],
        Checks.Run("properties: [{name: a, logicalType: integer}]", Checks.Table(Checks.Field("a", new DataType(TypeKind.Decimal) { Precision = 10, Scale = 0 }, "NUMERIC(10, 0)"))));

    [Theory]
    [InlineData("integer", "Passed Proved")]
    [InlineData("string", "Failed Proved")]
    public void Check_UnionWithNull_IsItsOtherBranch(string logical, string expected)
    {
        var union = DataType.Union([new DataType(TypeKind.Null), new DataType(TypeKind.Integer) { Bits = 64 }]);
        Assert.Equal([$"DC203 a {expected}"], Checks.Run($"properties: [{{name: a, logicalType: {logical}}}]", Checks.Of("kafka", "Topic", Checks.Field("a", union, "union"))));
    }

    [Theory]
    [InlineData("postgres", "varchar(320)", "VARCHAR(320)", "Passed Proved")]
    [InlineData("postgres", "character varying(320)", "VARCHAR(320)", "Passed Proved")]
    [InlineData("postgres", "varchar(20)", "VARCHAR(50)", "Warned Proved")]
    [InlineData("postgres", "varchar(50)", "VARCHAR(20)", "Failed Proved")]
    [InlineData("postgres", "varchar(50)", "TEXT", "Warned Proved")]
    [InlineData("postgres", "int", "BIGINT", "Warned Proved")]
    [InlineData("postgres", "bigint", "INTEGER", "Failed Proved")]
    [InlineData("postgres", "int8", "BIGINT", "Passed Proved")]
    [InlineData("postgres", "numeric(10,2)", "NUMERIC(10, 2)", "Passed Proved")]
    [InlineData("postgres", "numeric(10,2)", "NUMERIC(12, 2)", "Warned Proved")]
    [InlineData("postgres", "timestamptz", "TIMESTAMP WITH TIME ZONE", "Passed Proved")]
    [InlineData("postgres", "timestamp(3) with time zone", "TIMESTAMP(3) WITH TIME ZONE", "Passed Proved")]
    [InlineData("postgres", "timestamp", "TIMESTAMP WITH TIME ZONE", "Failed Proved")]
    [InlineData("postgres", "text", "BIGINT", "Failed Proved")]
    [InlineData("postgres", "text[]", "TEXT[]", "Passed Proved")]
    [InlineData("postgres", "mood", "MOOD", "Passed Proved")]
    [InlineData("postgres", "mood", "TEXT", "Unknown None")]
    [InlineData("mssql", "nvarchar(320)", "nvarchar(320)", "Passed Proved")]
    [InlineData("mssql", "nvarchar(320)", "nvarchar(max)", "Warned Proved")]
    [InlineData("mssql", "nvarchar(max)", "nvarchar(10)", "Failed Proved")]
    [InlineData("mssql", "tinyint", "tinyint", "Passed Proved")]
    [InlineData("mssql", "tinyint", "int", "Warned Proved")]
    [InlineData("mssql", "datetime2", "datetime2(7)", "Passed Proved")]
    [InlineData("mssql", "decimal", "decimal(18, 0)", "Passed Proved")]
    [InlineData("mssql", "uniqueidentifier", "varchar(36)", "Warned Proved")]
    [InlineData("s3", "int64", "INT64", "Passed Proved")]
    [InlineData("s3", "int32", "int64", "Warned Proved")]
    [InlineData("s3", "map<string,int32>", "map<string,int64>", "Warned Proved")]
    [InlineData("kafka", "timestamp-millis", "timestamp-micros", "Warned Proved")]
    public void Check_PhysicalType_IsComparedByWhatItHolds(string platform, string wanted, string actual, string expected) => Assert.Equal(
        [$"DC204 a {expected}"],
        Checks.Run($"properties: [{{name: a, physicalType: \"{wanted}\"}}]", Checks.Of(platform, "Table", Checks.Field("a", new DataType(TypeKind.Opaque), actual))));
}
