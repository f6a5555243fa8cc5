namespace MetadataIngestion.Abstractions;

/// <summary>What a view computes.</summary>
/// <param name="Text">The definition as the platform writes it.</param>
public sealed record ViewDefinition(string Text)
{
    /// <summary>The definition's language. The default is <c>SQL</c>.</summary>
    public string Language { get; init; } = "SQL";

    /// <summary>Whether the result is stored.</summary>
    public bool Materialized { get; init; }
}
