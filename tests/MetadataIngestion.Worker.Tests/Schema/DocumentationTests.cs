using System.Text.Json;
using System.Text.RegularExpressions;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Schema;

public sealed partial class DocumentationTests
{
    [Fact]
    public void ConfigReadme_EveryOptionOfTheHost_IsInATable()
    {
        using var schema = JsonDocument.Parse(Repository.Read("config/schema.json"));
        var readme = Repository.Read("config/README.md");

        var missing = Options(schema.RootElement.GetProperty("properties").GetProperty("Ingestion"))
            .Distinct()
            .Where(option => !readme.Contains($"| `{option}` |", StringComparison.Ordinal) && !Regex.IsMatch(readme, $@"### .*Ingestion:{option}\b"))
            .ToList();

        Assert.Empty(missing);
    }

    [Fact]
    public void Readme_EveryExitCode_IsListed()
    {
        var codes = typeof(ExitCodes).GetFields().Select(field => (int)field.GetRawConstantValue()!);

        Assert.Equal(codes.Order(), ExitCodeRow().Matches(Repository.Read("README.md")).Select(match => int.Parse(match.Groups[1].Value)));
    }

    private static IEnumerable<string> Options(JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var option in properties.EnumerateObject())
            {
                yield return option.Name;
                foreach (var inner in Options(option.Value))
                    yield return inner;
            }
        }

        foreach (var keyword in new[] { "additionalProperties", "items" })
        {
            if (schema.TryGetProperty(keyword, out var inside) && inside.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in Options(inside))
                    yield return inner;
            }
        }
    }

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex ExitCodeRow();
}
