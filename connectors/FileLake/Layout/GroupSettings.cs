namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>What the datasets of a crawl have in common.</summary>
/// <param name="SchemaFrom">Which of a dataset's files are read.</param>
/// <param name="MaxFiles">The most that are read when it is a sample of them.</param>
internal sealed record GroupSettings(SchemaFiles SchemaFrom, int MaxFiles)
{
    /// <summary>A file whose dataset is looked for; <see langword="null"/> in crawls.</summary>
    public string? Watched { get; init; }
}
