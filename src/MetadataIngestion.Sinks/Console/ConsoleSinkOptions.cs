namespace MetadataIngestion.Sinks.Console;

/// <summary>Options of the sink <c>console</c>.</summary>
public sealed record ConsoleSinkOptions
{
    /// <summary>What is written for each entry: <c>Text</c>, a short line for people, or <c>Ndjson</c>, a line of JSON. The default is <c>Text</c>.</summary>
    public ConsoleSinkFormat Format { get; init; }
}
