namespace MetadataIngestion.Worker.Terminal;

/// <summary>The form of data on standard output.</summary>
internal enum OutputFormat
{
    /// <summary>Tables for people.</summary>
    Table,

    /// <summary>One JSON object a line.</summary>
    Json,
}
