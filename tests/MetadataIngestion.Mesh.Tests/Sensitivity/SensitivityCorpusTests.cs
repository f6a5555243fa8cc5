using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Sensitivity;
using Xunit.Abstractions;

namespace MetadataIngestion.Mesh.Tests.Sensitivity;

public sealed class SensitivityCorpusTests(ITestOutputHelper output)
{
    private const double LeastPrecision = 0.95;
    private const double LeastRecall = 0.9;

    private static readonly SensitivityDetector s_detector = new(SensitivityDictionary.BuiltIn);

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("it")]
    [InlineData("nl")]
    [InlineData("pt")]
    [InlineData("pl")]
    public void Find_LabelledNames_AreToldApart(string language)
    {
        var results = Corpus().Where(row => row.Language == language).Select(row => (Row: row, Found: Find(row))).ToList();
        var suggested = results.Where(result => result.Found is not null).ToList();
        var right = suggested.Count(result => result.Found == result.Row.Expected);
        var precision = (double)right / suggested.Count;
        var recall = (double)right / results.Count(result => result.Row.Expected is not null);
        var wrong = results.Where(result => result.Found != result.Row.Expected).Select(result => $"{result.Row.Dataset}.{result.Row.Field}: {result.Found ?? "-"} for {result.Row.Expected ?? "-"}");
        var report = string.Create(CultureInfo.InvariantCulture, $"{language}: {results.Count} names, precision {precision:0.000}, recall {recall:0.000}; {string.Join(", ", wrong)}");
        output.WriteLine(report);
        Assert.True(precision >= LeastPrecision && recall >= LeastRecall, report);
    }

    // Each name alone, so that what stands beside it does not help.
    private static string? Find((string Language, string Dataset, string Field, TypeKind Kind, string? Expected) row)
    {
        var field = new Field { Path = row.Field, Type = new DataType(row.Kind), NativeType = row.Kind.ToString() };
        return s_detector.Find(row.Dataset, [field]).GetValueOrDefault(row.Field)?.Category;
    }

    private static IEnumerable<(string Language, string Dataset, string Field, TypeKind Kind, string? Expected)> Corpus()
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Sensitivity", "corpus.txt")).Where(line => !line.StartsWith('#')))
        {
            var parts = line.Split(' ');
            var kind = parts[3] switch { "n" => TypeKind.Integer, "d" => TypeKind.Date, "t" => TypeKind.Timestamp, "b" => TypeKind.Boolean, "e" => TypeKind.Enum, _ => TypeKind.String };
            yield return (parts[0], parts[1], parts[2], kind, parts[4] == "-" ? null : parts[4]);
        }
    }
}
