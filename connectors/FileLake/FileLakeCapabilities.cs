using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake;

internal static class FileLakeCapabilities
{
    public const string SchemaInference = "schema-inference";
    public const string Partitions = "partitions";
    public const string RangedReads = "ranged-reads";
    public const string Descriptions = "descriptions";
    public const string Incremental = "incremental";
    public const string Ownership = "ownership";
    public const string TableFormats = "table-formats";
    public const string Zstandard = "zstandard";
    public const string ZstandardText = "zstandard-text";

    public static IReadOnlyList<ConnectorCapability> All { get; } =
    [
        new(SchemaInference, "Fields, types and nullability as Parquet, Avro and ORC files state them, or from a bounded sample of CSV, TSV, JSON and JSON Lines files"),
        new(Partitions, "Partition keys and counts from the names of folders"),
        new(Descriptions, "Descriptions, owners, domains and tags from README.md, _dataset.yaml and data contracts beside the data"),
        new(Ownership, "Owners of files and objects, as far as the store tells them in passing"),
        new(Incremental, "Datasets whose files are the same as in the last crawl are not read again"),
        new(TableFormats, "The tables of Delta Lake, Iceberg and Hudi as their logs describe them"),
        new(Zstandard, "Logs and footers that are compressed with Zstandard, by the system's libzstd"),
        new(ZstandardText, "CSV, TSV, JSON and JSON Lines files that are packed with Zstandard, by the system's libzstd"),
        new(RangedReads, "Reads the parts of files that tell their schema, counted and bounded"),
    ];
}
