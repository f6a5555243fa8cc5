using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Core.Tests.Verdicts;

/// <summary>What a database makes of an expression when a column is renamed is the same expression.</summary>
public sealed class RenamedNamesTests
{
    [Theory]
    [InlineData("total", "gross", "(total > 0)", "(gross > 0)")]
    [InlineData("total", "Gross Total", "(total > 0)", "(\"Gross Total\" > 0)")]
    [InlineData("Gross Total", "total", "(\"Gross Total\" > 0)", "(total > 0)")]
    [InlineData("a\"b", "c\"d", "(\"a\"\"b\" > 0)", "(\"c\"\"d\" > 0)")]
    [InlineData("total", "order", "(total > 0)", "(\"order\" > 0)")]
    [InlineData("total", "gross total", "([total]>(0))", "([gross total]>(0))")]
    [InlineData("a]b", "c", "([a]]b]>(0))", "([c]>(0))")]
    [InlineData("total", "gross total", "(`total` > 0)", "(`gross total` > 0)")]
    [InlineData("total", "gross", "(total = ANY (ARRAY[total, tax]))", "(gross = ANY (ARRAY[gross, tax]))")]
    [InlineData("total", "gross", "(kind = 'total' OR \"subtotal\" > total)", "(kind = 'total' OR \"subtotal\" > gross)")]
    public void Apply_RenamedField_IsWhatTheDatabaseWrites(string before, string now, string expression, string rewritten)
    {
        var names = new Dictionary<string, string> { [before] = now };
        Assert.Equal(RenamedNames.Unquote(rewritten, names), RenamedNames.Apply(expression, names));
    }

    [Theory]
    [InlineData("(total > 0)", "(\"Gross Total\" > 1)")]
    [InlineData("(total > 0)", "(tax > 0)")]
    [InlineData("(kind = 'total')", "(kind = 'Gross Total')")]
    public void Apply_AnotherExpression_IsAnother(string expression, string other)
    {
        var names = new Dictionary<string, string> { ["total"] = "Gross Total" };
        Assert.NotEqual(RenamedNames.Unquote(other, names), RenamedNames.Apply(expression, names));
    }

    [Fact]
    public void Apply_FieldsThatChangeNames_AreNotMixedUp()
    {
        var names = new Dictionary<string, string> { ["a"] = "B", ["B"] = "a" };
        Assert.Equal(RenamedNames.Unquote("(\"B\" > a)", names), RenamedNames.Apply("(a > \"B\")", names));
    }
}
