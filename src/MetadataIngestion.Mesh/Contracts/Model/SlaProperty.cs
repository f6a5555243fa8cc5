using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Model;

/// <summary>A promise about the service.</summary>
/// <param name="Kind">What it is about, by its full name in the standard.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Position">Where it is written.</param>
internal sealed record SlaProperty(string Kind, string Value, YamlPosition Position)
{
    /// <summary>How much more rows there are after a time. The standard has no name for it, and allows any.</summary>
    public const string RowCountGrowth = "rowCountGrowth";

    /// <summary>The other value of a promise that has two; <see langword="null"/> for none.</summary>
    public string? Extension { get; init; }

    public string? Unit { get; init; }

    /// <summary>What it holds for, as schemas or their fields; empty for the whole contract.</summary>
    public IReadOnlyList<string> Elements { get; init; } = [];

    /// <summary>Whether it holds for a schema.</summary>
    public bool Concerns(ContractSchema schema) =>
        Elements.Count == 0 || Elements.Any(element => element == schema.Name || element.StartsWith(schema.Name + ".", StringComparison.Ordinal));
}
