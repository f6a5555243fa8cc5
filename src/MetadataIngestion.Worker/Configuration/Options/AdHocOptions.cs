namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>A crawl to run once.</summary>
internal sealed class AdHocOptions
{
    /// <summary>The name of the source to crawl.</summary>
    public required string Source { get; set; }

    /// <summary>
    /// The part of the source to crawl: a name such as <c>sales.public</c>, with all that is inside, or a pattern such as <c>sales.*</c>. Nothing else is
    /// touched. The default is all of it.
    /// </summary>
    public string? Scope { get; set; }

    /// <summary>Whether removals above the threshold are released. The default is <see langword="false"/>.</summary>
    public bool ApproveRemovals { get; set; }

    /// <summary>The earliest time to begin. The default is at once.</summary>
    public DateTimeOffset? NotBefore { get; set; }
}
