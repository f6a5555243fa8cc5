using MetadataIngestion.Connectors.FileLake.Parquet;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>The columns of a checkpoint that are read.</summary>
internal static class DeltaColumns
{
    private static readonly string[] AboutTheTable = ["protocol", "metaData"];

    private static readonly string[] AboutFiles =
        ["domainMetadata", "sidecar.path", "add.path", "add.partitionValues", "add.size", "add.modificationTime", "add.deletionVector"];

    /// <summary>Those that tell what the table is.</summary>
    public static IReadOnlyList<string> Metadata(SchemaTree schema) => AboutTheTable;

    /// <summary>Those that tell which files it has, too, with their statistics as text where they are text: most checkpoints hold them in both forms.</summary>
    public static IReadOnlyList<string> All(SchemaTree schema) => HasText(schema)
        ? [.. AboutTheTable, .. AboutFiles, "add.stats", "add.stats_parsed.numRecords"]
        : [.. AboutTheTable, .. AboutFiles, "add.stats_parsed"];

    private static bool HasText(SchemaTree schema) =>
        schema.Root.Children.Any(static action => action.Element.Name == "add" && action.Children.Any(static member => member.Element.Name == "stats"));
}
