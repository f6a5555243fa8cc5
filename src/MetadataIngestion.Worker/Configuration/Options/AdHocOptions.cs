namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>A crawl to run once.</summary>
internal sealed class AdHocOptions
{
    /// <summary>The name of the source to crawl.</summary>
    public required string Source { get; set; }

    /// <summary>The earliest time to begin. The default is at once.</summary>
    public DateTimeOffset? NotBefore { get; set; }
}
