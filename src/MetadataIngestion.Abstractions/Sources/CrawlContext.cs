namespace MetadataIngestion.Abstractions;

/// <summary>What a source needs to know about the run it is part of. Immutable and safe to share between threads.</summary>
public sealed class CrawlContext
{
    /// <summary>The source's name in the configuration.</summary>
    public required string SourceName { get; init; }

    /// <summary>Which of several installations of the platform this is; <see langword="null"/> when there is only one.</summary>
    public string? Instance { get; init; }

    /// <summary>
    /// The source's filters. The host applies them to every asset; a connector asks them to save itself work, and reports a container
    /// that it leaves out for this reason as <see cref="AssetFiltered"/>.
    /// </summary>
    public IAssetFilter Filter { get; init; } = AllowEverything.Instance;

    /// <summary>What the source remembers of its last crawl; <see langword="null"/> when nothing is kept, as in a plan.</summary>
    public ICrawlMemory? Memory { get; init; }

    /// <summary>The clock. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
