namespace MetadataIngestion.Sinks.File;

/// <summary>Options of the sink <c>file</c>.</summary>
public sealed record FileSinkOptions
{
    /// <summary>
    /// The file to write, relative to the working directory unless rooted. Its folder is created when missing. Required. A file that is there
    /// already is continued if this sink wrote it, and else left alone with an error.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The form: <c>ndjson</c> (one entry of the log for each line) or <c>datahub</c> (DataHub's metadata file). The default is <c>ndjson</c>.</summary>
    public FileSinkFormat Format { get; init; }

    /// <summary>
    /// How large a file may grow, in bytes; one entry is never divided. A full file is set aside under a name with the offset of its last
    /// entry (<c>metadata.ndjson</c> becomes <c>metadata.000000000500.ndjson</c>) and is not touched again. The default is 256 MiB.
    /// </summary>
    public long MaxBytes { get; init; } = 256 * 1024 * 1024;
}
