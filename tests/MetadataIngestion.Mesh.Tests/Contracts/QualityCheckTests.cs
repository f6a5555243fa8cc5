using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Mesh.Tests.Contracts;

public sealed class QualityCheckTests
{
    private const string Valid = "properties: [{name: a, quality: [{metric: invalidValues, arguments: {validValues: [new, paid, sent]}, mustBe: 0}]}]";

    [Theory]
    [InlineData("mustBe: 0", "Passed Proved")]
    [InlineData("mustBeGreaterThan: 0", "Failed Proved")]
    [InlineData("description: none", "Unknown None")]
    public void Check_NullsOfAFieldThatTakesNone_AreProvedToBeZero(string comparison, string expected) => Assert.Equal(
        [$"DC501 a {expected}"],
        Checks.Run($"properties: [{{name: a, quality: [{{metric: nullValues, {comparison}}}]}}]", Checks.Table(Checks.Field("a", nullable: false))));

    [Theory]
    [InlineData("mustBe: 0", 0L, "Passed Observed")]
    [InlineData("mustBe: 0", 1L, "Failed Observed")]
    [InlineData("mustBeLessThan: 5, unit: percent", 4L, "Passed Observed")]
    [InlineData("mustBeLessThan: 5, unit: percent", 5L, "Failed Observed")]
    [InlineData("mustBe: 0", null, "Unknown None")]
    public void Check_NullsThatWereCounted_AreCompared(string comparison, long? nulls, string expected)
    {
        var dataset = Checks.File(Checks.Field("a")) with { Statistics = new DatasetStatistics { RowCount = 100, Fields = [new FieldStatistics("a") { NullCount = nulls }] } };
        Assert.Equal([$"DC501 a {expected}"], Checks.Run($"properties: [{{name: a, quality: [{{metric: nullValues, {comparison}}}]}}]", dataset));
    }

    [Theory]
    [InlineData("properties: [{name: a, quality: [{metric: duplicateValues, mustBe: 0}]}]", "a", "DC502 a Passed Proved")]
    [InlineData("properties: [{name: a, quality: [{rule: duplicateCount, mustBe: 0}]}]", "a", "DC502 a Passed Proved")]
    [InlineData("properties: [{name: a, quality: [{metric: duplicateValues, mustBe: 0}]}]", "a,b", "DC502 a Unknown None")]
    [InlineData("quality: [{metric: duplicateValues, mustBe: 0, arguments: {properties: [a, b]}}]", "a,b", "DC502 Passed Proved")]
    [InlineData("quality: [{metric: duplicateValues, mustBe: 0, arguments: {properties: [a]}}]", "a,b", "DC502 Unknown None")]
    public void Check_Duplicates_AreProvedByAKey(string schema, string key, string expected) => Assert.Equal(
        [expected],
        Checks.Run(schema, Checks.Table(Checks.Field("a"), Checks.Field("b")) with { PrimaryKey = new KeyConstraint(null, key.Split(',')) }));

    [Theory]
    [InlineData("s3", 100L, "mustBeGreaterOrEqualTo: 100", "Passed Observed")]
    [InlineData("s3", 99L, "mustBeGreaterOrEqualTo: 100", "Failed Observed")]
    [InlineData("s3", 50L, "mustBeBetween: [50, 60]", "Passed Observed")]
    [InlineData("s3", 61L, "mustBeBetween: [50, 60]", "Failed Observed")]
    [InlineData("s3", 61L, "mustNotBeBetween: [50, 60]", "Passed Observed")]
    [InlineData("s3", 1L, "mustNotBe: 1", "Failed Observed")]
    [InlineData("postgres", 99L, "mustBeGreaterOrEqualTo: 100", "Unknown None")]
    [InlineData("postgres", 200L, "mustBeGreaterOrEqualTo: 100", "Passed Observed")]
    [InlineData("postgres", 20L, "mustBeGreaterOrEqualTo: 100", "Failed Observed")]
    [InlineData("s3", null, "mustBeGreaterThan: 1", "Unknown None")]
    public void Check_RowCount_IsComparedUnlessAnEstimateIsTooNear(string platform, long? rows, string comparison, string expected) => Assert.Equal(
        [$"DC503 {expected}"],
        Checks.Run($"quality: [{{metric: rowCount, {comparison}}}]", Checks.Of(platform, "x", Checks.Field("a")) with { Statistics = new DatasetStatistics { RowCount = rows } }));

    [Theory]
    [InlineData("((a)::text = ANY ((ARRAY['new'::character varying, 'paid'::character varying])::text[]))", "Passed Proved")]
    [InlineData("(a = ANY (ARRAY['new'::text, 'lost'::text]))", "Unknown None")]
    [InlineData("(a = 'new'::text)", "Passed Proved")]
    [InlineData("([a]=N'paid' OR [a]='new')", "Passed Proved")]
    [InlineData("a IN ('new', 'it''s')", "Unknown None")]
    [InlineData("([a]='paid' OR [b]='new')", "Unknown None")]
    [InlineData("([a]='paid' AND [a]<>'new')", "Unknown None")]
    [InlineData("(a <> 'new'::text)", "Unknown None")]
    [InlineData("a = 'new'::text OR b", "Unknown None")]
    [InlineData("(NOT a = 'new'::text)", "Unknown None")]
    [InlineData("(b = 'new'::text)", "Unknown None")]
    public void Check_InvalidValues_AreProvedByACheckConstraint(string condition, string expected) =>
        Assert.Equal([$"DC504 a {expected}"], Checks.Run(Valid, Checks.Table(Checks.Field("a"), Checks.Field("b")) with { CheckConstraints = [new CheckConstraint("c", condition)] }));

    [Theory]
    [InlineData("NOT VALID", "Unknown None")]
    [InlineData("disabled", "Unknown None")]
    [InlineData("DEFERRABLE", "Passed Proved")]
    public void Check_CheckConstraintThatNeedNotHold_ProvesNothing(string state, string expected)
    {
        var dataset = Checks.Table(Checks.Field("a")) with
        {
            CheckConstraints = [new CheckConstraint("c", "(a = 'new'::text)")],
            Properties = new Dictionary<string, string> { ["constraint.c"] = state },
        };
        Assert.Equal([$"DC504 a {expected}"], Checks.Run(Valid, dataset));
    }

    [Theory]
    [InlineData("new,paid", "Passed Proved")]
    [InlineData("new,lost", "Unknown None")]
    public void Check_InvalidValuesOfAnEnumeration_AreProved(string labels, string expected) => Assert.Equal(
        [$"DC504 a {expected}"],
        Checks.Run(
            "properties: [{name: a, quality: [{metric: invalidValues, arguments: {validValues: [new, paid, sent]}, mustBe: 0}]}]",
            Checks.Table(Checks.Field("a", new DataType(TypeKind.Enum) { Symbols = labels.Split(',') }, "state"))));

    [Theory]
    [InlineData("type: sql, query: SELECT 1, mustBe: 0")]
    [InlineData("type: text, description: be good")]
    [InlineData("type: custom, engine: x, implementation: y")]
    [InlineData("metric: missingValues, mustBe: 0")]
    public void Check_RulesThatOnlyTheDataAnswers_AreUnknown(string rule)
    {
        var result = Checks.Results($"properties: [{{name: a, quality: [{{{rule}}}]}}]", Checks.Table(Checks.Field("a"))).Last();
        Assert.Equal("DC505", result.Code);
        Assert.False(result.IsAnswerable);
    }

    [Theory]
    [InlineData("latency", "6, unit: h", "2026-11-21T07:00:00Z", "DC601 Passed Observed")]
    [InlineData("LY", "6, unit: h", "2026-11-21T05:00:00Z", "DC601 Failed Observed")]
    [InlineData("frequency", "1, unit: d", "2026-11-20T13:00:00Z", "DC601 Passed Observed")]
    [InlineData("frequency", "1", "2026-11-20T11:00:00Z", "DC601 Failed Observed")]
    [InlineData("latency", "PT30M", "2026-11-21T11:31:00Z", "DC601 Passed Observed")]
    [InlineData("latency", "soon", "2026-11-21T11:31:00Z", "DC601 Unknown None")]
    [InlineData("latency", "6, unit: parsec", "2026-11-21T11:31:00Z", "DC601 Unknown None")]
    [InlineData("latency", "6, unit: h", null, "DC601 Unknown None")]
    [InlineData("endOfLife", "\"2027-01-01\"", "2026-11-21T11:31:00Z", "DC603 Passed Observed")]
    [InlineData("endOfLife", "\"2026-01-01\"", "2025-11-21T11:31:00Z", "DC603 Warned Observed")]
    [InlineData("endOfLife", "\"2026-01-01\"", "2026-11-21T11:31:00Z", "DC603 Failed Observed")]
    [InlineData("endOfSupport", "\"2026-01-01\"", "2026-11-21T11:31:00Z", "DC603 Warned Observed")]
    [InlineData("generalAvailability", "\"2026-01-01\"", null, "DC603 Passed Observed")]
    [InlineData("generalAvailability", "later", null, "DC603 Unknown None")]
    [InlineData("availability", "99.9, unit: percent", null, "DC604 Unknown None")]
    public void Check_PromiseOfAFileset_IsComparedWithItsLastChange(string property, string value, string? modified, string expected)
    {
        var dataset = Checks.File(Checks.Field("a")) with { Modified = modified is null ? null : DateTimeOffset.Parse(modified, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal([expected], Checks.Run("description: x", dataset, $"slaProperties: [{{property: {property}, value: {value}}}]"));
    }

    [Fact]
    public void Check_FreshnessOfATable_IsUnknownThoughItsDefinitionChanged() => Assert.Equal(
        ["DC601 Unknown None"],
        Checks.Run("description: x", Checks.Table() with { Modified = Checks.Now }, "slaProperties: [{property: latency, value: 1, unit: d}]"));

    [Theory]
    [InlineData("2026-11-21 11:00:00", "Passed Observed")]
    [InlineData("2026-11-19 11:00:00", "Failed Observed")]
    public void Check_FreshnessOfAColumn_IsItsGreatestValue(string newest, string expected)
    {
        var dataset = Checks.File(Checks.Field("at")) with { Statistics = new DatasetStatistics { Fields = [new FieldStatistics("at") { Max = newest }] } };
        Assert.Equal([$"DC601 {expected}"], Checks.Run("properties: [{name: at}]", dataset, "slaProperties: [{property: latency, value: 1, unit: d, element: t.at}]"));
    }

    [Fact]
    public void Check_PromiseForAnotherSchema_DoesNotCount() =>
        Assert.Empty(Checks.Run("description: x", Checks.File(), "slaProperties: [{property: latency, value: 1, unit: d, element: other.at}]"));

    [Theory]
    [InlineData("604800000", "delete", "Passed Proved")]
    [InlineData("-1", "delete", "Passed Proved")]
    [InlineData("3600000", "delete", "Failed Proved")]
    [InlineData("3600000", "compact", "Passed Proved")]
    [InlineData("x", "delete", "Unknown None")]
    public void Check_RetentionOfATopic_IsItsSetting(string retention, string policy, string expected)
    {
        var dataset = Checks.Of("kafka", "Topic") with { Properties = new Dictionary<string, string> { ["retention.ms"] = retention, ["cleanup.policy"] = policy } };
        Assert.Equal([$"DC602 {expected}"], Checks.Run("description: x", dataset, "slaProperties: [{property: retention, value: 7, unit: d}]"));
    }
}
