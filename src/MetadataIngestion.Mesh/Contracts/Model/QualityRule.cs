using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Model;

/// <summary>A rule about the values of a field or the rows of a dataset.</summary>
internal sealed record QualityRule(YamlPosition Position)
{
    /// <summary>The rule's id or name in the file; <see langword="null"/> when it has neither.</summary>
    public string? Label { get; init; }

    /// <summary>One of <c>library</c>, <c>text</c>, <c>sql</c> and <c>custom</c>.</summary>
    public string Type { get; init; } = "library";

    /// <summary>What is counted, by its name in version 3.1; <see langword="null"/> for rules that are not of the library.</summary>
    public string? Metric { get; init; }

    public QualityOperator? Operator { get; init; }

    /// <summary>What the operator compares with: one number, or two.</summary>
    public IReadOnlyList<decimal> Bounds { get; init; } = [];

    /// <summary>Whether the numbers are shares of the rows.</summary>
    public bool InPercent { get; init; }

    public string? Description { get; init; }

    /// <summary>The values that are right, for <c>invalidValues</c>.</summary>
    public IReadOnlyList<string> ValidValues { get; init; } = [];

    public string? Pattern { get; init; }

    /// <summary>The fields that are unique together, for <c>duplicateValues</c> of a dataset.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];

    public string? Dimension { get; init; }

    public string? Severity { get; init; }

    /// <summary>The statement of a rule of the type <c>sql</c>.</summary>
    public string? Query { get; init; }
}
