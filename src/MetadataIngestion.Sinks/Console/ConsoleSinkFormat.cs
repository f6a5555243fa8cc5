namespace MetadataIngestion.Sinks.Console;

/// <summary>What a console sink writes for each entry of the log.</summary>
public enum ConsoleSinkFormat
{
    /// <summary>A short line for people.</summary>
    Text,

    /// <summary>The whole entry as a line of JSON.</summary>
    Ndjson,
}
