using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake;

internal static class FileLakeCapabilities
{
    public const string SchemaInference = "schema-inference";
    public const string Partitions = "partitions";
    public const string RangedReads = "ranged-reads";
    public const string Descriptions = "descriptions";

    public static IReadOnlyList<ConnectorCapability> All { get; } =
    [
        new(SchemaInference, "Fields, types and nullability as Parquet and Avro files state them, or from a bounded sample of CSV, TSV, JSON and JSON Lines files"),
        new(Partitions, "Partition keys and counts from the names of folders"),
        new(Descriptions, "Descriptions from the README.md beside the data"),
        new(RangedReads, "Reads the parts of files that tell their schema, counted and bounded"),
    ];
}
