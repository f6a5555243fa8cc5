using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace Connectors.FileLake.Tests.Inference;

public sealed class TextColumnTests
{
    [Theory]
    [InlineData("1 2 3", "integer = Integer64")]
    [InlineData("1 2.5", "number = Decimal")]
    [InlineData("1 2.5 3e8", "number = Float64")]
    [InlineData("1 99999999999999999999", "integer = Decimal scale 0")]
    [InlineData("1 007", "string = String")]
    [InlineData("true 1", "string = String")]
    [InlineData("true false", "boolean = Boolean")]
    [InlineData("2024-01-01 2024-01-02", "date = Date")]
    [InlineData("2024-01-01 2024-01-02T10:00", "timestamp = Timestamp")]
    [InlineData("2024-01-02T10:00Z 2024-01-02T10:00+01:00", "timestamp with time zone = Timestamp with zone")]
    [InlineData("2024-01-02T10:00Z 2024-01-02T10:00", "timestamp = Timestamp")]
    [InlineData("10:00 11:30", "time = Time")]
    [InlineData("10:00 2024-01-01", "string = String")]
    [InlineData("1 \\N 2", "integer = Integer64?")]
    [InlineData("1 n/a 2", "integer = Integer64?")]
    [InlineData("a n/a b", "string = String")]
    [InlineData("n/a na", "string = String")]
    [InlineData("\\N", "null = Null?")]
    [InlineData("a b \\N", "string = String?")]
    public void Type_Values_IsTheNarrowestThatHoldsAll(string values, string expected)
    {
        var column = new TextColumn();
        foreach (var value in values.Split(' '))
        {
            column.Observe(value);
        }

        Assert.Equal(expected, Render(column));
    }

    [Fact]
    public void Type_SameValuesInAnyOrderAndDivision_IsTheSame()
    {
        string[] vocabulary = ["", "1", "2.5", "1e9", "007", "true", "2024-01-01", "2024-01-01T10:00", "2024-01-01T10:00Z", "n/a", "x", "99999999999999999999"];
        var texts = Gen.Elements(vocabulary).ListOf().ToArbitrary();
        Prop.ForAll(texts, values =>
        {
            var forward = new TextColumn();
            var first = new TextColumn();
            var second = new TextColumn();
            for (var i = 0; i < values.Count; i++)
            {
                forward.Observe(values[i]);
                (i % 2 == 0 ? first : second).Observe(values[values.Count - 1 - i]);
            }

            first.Merge(second.Seen);
            Assert.Equal(Render(forward), Render(first));
        }).QuickCheckThrowOnFailure();
    }

    private static string Render(TextColumn column) =>
        $"{column.Type.Native} = {CrawlText.Render(column.Type.Type)}{(column.IsNullable ? "?" : "")}";
}
