using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>Something to crawl.</summary>
internal sealed class SourceOptions
{
    /// <summary>The connector's type, such as <c>postgresql</c>; the <c>plugins</c> command lists them.</summary>
    public required string Type { get; set; }

    /// <summary>Whether the source is crawled. The default is <see langword="true"/>; a disabled source's references need not resolve.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>When to crawl: a Quartz cron expression, seconds first, such as <c>0 0 3 * * ?</c>. The default is never by itself.</summary>
    public string? Schedule { get; set; }

    /// <summary>The time zone of <see cref="Schedule"/>, such as <c>Europe/Berlin</c>. The default is UTC.</summary>
    public string? TimeZone { get; set; }

    /// <summary>What becomes of crawls whose time passed while they could not begin: <c>RunOnce</c> (the default) or <c>Skip</c>.</summary>
    public MisfirePolicy Misfire { get; set; } = MisfirePolicy.RunOnce;

    /// <summary>Each scheduled crawl begins later by a time that chance picks, up to this. The default is none.</summary>
    public TimeSpan Jitter { get; set; }

    /// <summary>How long a crawl may take before it is ended as failed. The default is 12 hours.</summary>
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// Into how many parts at most a crawl is divided, which the workers of a cluster crawl at the same time; 2 to 1000. Without a cluster, and in crawls of one scope, it
    /// has no effect. The default is none: one worker crawls all of it.
    /// </summary>
    public int? Split { get; set; }

    /// <summary>When the service tries again after a failure that may go away by itself.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>When the service begins no crawl. What falls into such a time is treated as <see cref="Misfire"/> says. The default is none.</summary>
    public IReadOnlyList<BlackoutOptions> Blackouts { get; set; } = [];

    /// <summary>How old the latest good crawl may be before the service reports itself degraded. The default is never too old.</summary>
    public TimeSpan? Freshness { get; set; }

    /// <summary>Which of several installations of the platform this is; becomes part of every name. The default is none.</summary>
    public string? Instance { get; set; }

    /// <summary>The fabric, such as <c>PROD</c>, <c>TEST</c> or <c>DEV</c>; becomes part of every name. The default is <c>PROD</c>.</summary>
    public string Environment { get; set; } = "PROD";

    /// <summary>The connector's own options.</summary>
    public ObjectNode? Options { get; set; }

    /// <summary>Which assets are wanted. The default is all.</summary>
    public FilterOptions Filters { get; set; } = new();

    /// <summary>Steps that change assets between crawl and proposal, in order, after the general ones. The default is none.</summary>
    public IReadOnlyList<TransformerOptions> Transformers { get; set; } = [];

    /// <summary>How this source's principals become owners; its rules come before the general ones.</summary>
    public OwnerOptions Owners { get; set; } = new();

    /// <summary>When removals wait for approval.</summary>
    public RemovalPolicy Removal { get; set; } = new();

    /// <summary>Which proposals are appended to the log: <c>Changed</c> or <c>All</c>. The default is <c>Changed</c>.</summary>
    public EmitMode Emit { get; set; } = EmitMode.Changed;
}
