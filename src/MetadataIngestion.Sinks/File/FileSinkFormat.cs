namespace MetadataIngestion.Sinks.File;

/// <summary>The form of a file sink's files.</summary>
public enum FileSinkFormat
{
    /// <summary>One line of JSON for each entry of the log.</summary>
    Ndjson,

    /// <summary>DataHub's metadata file: one JSON array of change proposals, which <c>datahub ingest</c> reads. It has no place for events, which are left out.</summary>
    DataHub,
}
