namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>A column, or a member of one, as a file states it.</summary>
internal sealed record Column(string Name, ColumnType Type, bool Nullable)
{
    public string? Description { get; init; }

    public string? Default { get; init; }

    /// <summary>The id that survives a rename; <see langword="null"/> when the format has none that can be relied on.</summary>
    public string? Identity { get; init; }

    public IReadOnlyDictionary<string, string> Properties { get; init; } = EmptyProperties;

    public ColumnStatistics Statistics { get; init; } = ColumnStatistics.Unknown;

    private static IReadOnlyDictionary<string, string> EmptyProperties { get; } = new Dictionary<string, string>();
}
