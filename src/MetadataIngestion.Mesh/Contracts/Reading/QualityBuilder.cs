using System.Globalization;
using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>Reads quality rules, those of version 3.0 under the names that version 3.1 gave them.</summary>
internal sealed class QualityBuilder(FindingList findings)
{
    public IReadOnlyList<QualityRule> Read(YamlMapping parent) => [.. parent.Objects("quality").Select(ReadRule)];

    private QualityRule ReadRule(YamlMapping node)
    {
        var metric = MetricOf(node.Text("metric") ?? node.Text("rule"));
        var arguments = node.Object("arguments");
        var (comparison, bounds) = ReadComparison(node);
        return new QualityRule(node.Position)
        {
            Label = node.Text("id") ?? node.Text("name"),
            Type = node.Text("metric") is null ? node.Text("type") ?? "library" : "library",
            Metric = metric,
            Operator = comparison,
            Bounds = bounds,
            InPercent = node.Text("unit") == "percent",
            Description = node.Text("description"),
            ValidValues = arguments?.Texts("validValues") is { Count: > 0 } values ? values : node.Texts("validValues"),
            Pattern = arguments?.Text("pattern"),
            Properties = arguments?.Texts("properties") ?? [],
            Dimension = node.Text("dimension"),
            Severity = node.Text("severity"),
            Query = node.Text("query"),
        };
    }

    private static string? MetricOf(string? metric) => metric switch
    {
        "duplicateCount" => "duplicateValues",
        "validValues" => "invalidValues",
        "nullCheck" => "nullValues",
        _ => metric,
    };

    private (QualityOperator? Operator, IReadOnlyList<decimal> Bounds) ReadComparison(YamlMapping node)
    {
        var given = Enum.GetValues<QualityOperator>().Where(kind => node.Find("must" + kind) is not null).ToList();
        if (given.Count == 0)
            return (null, []);

        var bounds = node.Texts("must" + given[0]).Select(Number).OfType<decimal>().ToList();
        var wanted = given[0] is QualityOperator.BeBetween or QualityOperator.NotBeBetween ? 2 : 1;
        if (given.Count == 1 && bounds.Count == wanted)
            return (given[0], bounds);

        findings.Add(FindingCodes.Value, FindingLevel.Error, node.Position, "The quality rule does not compare in one way with one number, or with two for between, so it cannot be checked.", "Give it one operator with numbers.");
        return (null, []);
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
