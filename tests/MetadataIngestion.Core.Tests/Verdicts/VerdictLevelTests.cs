using System.Reflection;
using System.Text.RegularExpressions;
using MetadataIngestion.Core.Schemas;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Core.Tests.Verdicts;

/// <summary>The levels of every code under every set of rules: as changes are judged, and as the documentation says.</summary>
public sealed partial class VerdictLevelTests
{
    private static readonly SchemaModel[] s_models = Enum.GetValues<SchemaModel>();

    public static IEnumerable<object[]> Examples =>
        from example in VerdictExamples.All.Keys
        from model in s_models
        select new object[] { example, model.ToString() };

    private static IReadOnlyDictionary<string, VerdictRule> Rules { get; } = typeof(VerdictRules).GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => (VerdictRule)field.GetValue(null)!).ToDictionary(rule => rule.Code, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Compare_ExampleUnderAnyRules_HasTheLevelsOfTheTableInBothDirections(string example, string rules)
    {
        var model = Enum.Parse<SchemaModel>(rules);
        var (before, after) = VerdictExamples.All[example];
        var isOfTwoLanguages = before.Model != after.Model;
        if (!isOfTwoLanguages)
            (before, after) = (before with { Model = model }, after with { Model = model });

        foreach (var (old, now) in new[] { (before, after), (after, before) })
        {
            var verdicts = SchemaComparison.Compare(old, now, sameDataset: true);
            Assert.All(verdicts, verdict => Assert.Equal($"{verdict.Rule.Code} {VerdictLevels.Of(verdict.Rule.Code, now.Model)}", $"{verdict.Rule.Code} {Initials(verdict.Sides)}"));
            Assert.All(verdicts, verdict => Assert.Equal(Worse(VerdictLevels.Of(verdict.Rule.Code, now.Model), CompatibilityPromise.Of(old)), Initial(verdict.Level)));
        }
    }

    [Fact]
    public void Rules_EveryCodeAndEverySetOfRules_HasTheLevelsOfTheTable()
    {
        Assert.Equal(VerdictLevels.Codes.Order(StringComparer.Ordinal), Rules.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            from rule in Rules.Values from model in s_models select (Rule: rule, Model: model),
            pair => Assert.Equal($"{pair.Rule.Code} {pair.Model} {VerdictLevels.Of(pair.Rule.Code, pair.Model)}", $"{pair.Rule.Code} {pair.Model} {Initials(pair.Rule.SidesFor(pair.Model))}"));
    }

    [Fact]
    public void Readme_EveryCodeAndColumn_SaysTheLevelsOfTheTable()
    {
        var documented = Row().Matches(File.ReadAllText(Path.Combine(FindRepository(), "src", "README.md"))).ToDictionary(row => row.Groups[1].Value, CellsOf, StringComparer.Ordinal);

        Assert.Equal(VerdictLevels.Codes.Order(StringComparer.Ordinal), documented.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            from code in VerdictLevels.Codes from model in s_models select (Code: code, Model: model),
            pair => Assert.Equal($"{pair.Code} {pair.Model} {VerdictLevels.Of(pair.Code, pair.Model)}", $"{pair.Code} {pair.Model} {documented[pair.Code][pair.Model]}"));
    }

    /// <summary>An empty cell says what the one for databases says; two values in the cell of Avro and JSON Schema are one each.</summary>
    private static Dictionary<SchemaModel, string> CellsOf(Match row)
    {
        var cells = row.Groups[2].Value.Split('|').Select(cell => cell.Trim()).ToArray();
        var languages = cells[1].Split(", ");
        return new Dictionary<SchemaModel, string>
        {
            [SchemaModel.Sql] = cells[0],
            [SchemaModel.Avro] = Or(languages[0]),
            [SchemaModel.Json] = Or(languages[^1]),
            [SchemaModel.Protobuf] = Or(cells[2]),
            [SchemaModel.Table] = Or(cells[3]),
            [SchemaModel.Files] = Or(cells[4]),
        };

        string Or(string cell) => cell.Length == 0 ? cells[0] : cell;
    }

    /// <summary>The worse of the two sides; what breaks a side that is promised nothing is a risk.</summary>
    private static char Worse(string levels, CompatibilityPromise promise)
    {
        const string Order = "ICRB";
        var readers = promise.Readers || levels[0] != 'B' ? levels[0] : 'R';
        var writers = promise.Writers || levels[2] != 'B' ? levels[2] : 'R';
        return Order[Math.Max(Order.IndexOf(readers, StringComparison.Ordinal), Order.IndexOf(writers, StringComparison.Ordinal))];
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MetadataIngestion.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        return folder.FullName;
    }

    private static string Initials(VerdictSides sides) => $"{Initial(sides.Readers)}/{Initial(sides.Writers)}";

    private static char Initial(VerdictLevel level) => level.ToString()[0];

    [GeneratedRegex(@"^\| `([a-z-]+\.[a-z-]+)` \|[^|]+\|([^|]+\|[^|]*\|[^|]*\|[^|]*\|[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
