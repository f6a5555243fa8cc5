namespace MetadataIngestion.Core.Schemas;

/// <summary>The properties of datasets that tell how a schema may be used or may change, by the names that connectors give them.</summary>
internal static class SettingNames
{
    public const string Compatibility = "Schema Compatibility";
    public const string KeyCompatibility = "Key Schema Compatibility";
    public const string Partitions = "Partitions";
    public const string CleanupPolicy = "cleanup.policy";
    public const string Retention = "retention.ms";
    public const string Format = "format";
    public const string Location = "location";
    public const string FormatVersion = "format_version";
    public const string ReaderVersion = "min_reader_version";

    /// <summary>What the names of properties for consumer groups begin with.</summary>
    public const string ConsumerPrefix = "Consumer ";
}
