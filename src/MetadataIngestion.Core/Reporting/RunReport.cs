using System.Text.Json.Serialization;

namespace MetadataIngestion.Core.Reporting;

/// <summary>What a run did; its JSON form is a line for each run in <c>crawl</c> and <c>runs</c>.</summary>
public sealed record RunReport
{
    /// <summary>How many warnings, and how many failures, it tells at most; the rest is counted.</summary>
    public const int MostNotices = 100;

    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The source's name in the configuration.</summary>
    public required string Source { get; init; }

    /// <summary>The request that asked for the run.</summary>
    public string? RequestId { get; init; }

    /// <summary>The scope that the run was limited to; <see langword="null"/> when it covered all of the source.</summary>
    public string? Scope { get; init; }

    /// <summary>The worker that ran it; <see langword="null"/> where only one can.</summary>
    public string? Worker { get; init; }

    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>What kind of failure ended the run; <see langword="null"/> when it ran to its end.</summary>
    public FailureCause? Cause { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long DurationMs { get; init; }

    /// <summary>How many scopes were listed to their end, and which were not.</summary>
    public ScopeCounts Scopes { get; init; } = new();

    /// <summary>Entities by what became of them.</summary>
    public EntityCounts Entities { get; init; } = new();

    /// <summary>Proposals by what became of them.</summary>
    public ProposalCounts Proposals { get; init; } = new();

    /// <summary>The parts that several workers crawled; left out when the source was not split.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PartReport>? Parts { get; init; }

    /// <summary>Verdicts on what changed, by level; left out when there were none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VerdictCounts? Verdicts { get; init; }

    /// <summary>How many datasets wait for approval and were not proposed as they are; left out when none do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Quarantined { get; init; }

    /// <summary>What became of each capability.</summary>
    public IReadOnlyList<CapabilityOutcome> Capabilities { get; init; } = [];

    /// <summary>Removals by reason, and those that are held.</summary>
    public RemovalCounts Removals { get; init; } = new();

    /// <summary>How many assets each filter left out.</summary>
    public IReadOnlyDictionary<string, long> FilteredByRule { get; init; } = new SortedDictionary<string, long>();

    /// <summary>How many assets each owner rule decided.</summary>
    public IReadOnlyDictionary<string, long> OwnersByRule { get; init; } = new SortedDictionary<string, long>();

    /// <summary>A sample of the warnings.</summary>
    public IReadOnlyList<Notice> Warnings { get; init; } = [];

    /// <summary>How many warnings there were in all.</summary>
    public long WarningCount { get; init; }

    /// <summary>A sample of the failures.</summary>
    public IReadOnlyList<Notice> Failures { get; init; } = [];

    /// <summary>How many failures there were in all.</summary>
    public long FailureCount { get; init; }

    /// <summary>What nobody looked at yet although the run came to its end; left out when there is nothing. Runs that did not come to their end owe all of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Arrears? Arrears { get; init; }

    /// <summary>The part of the log that the run wrote.</summary>
    public LogRange Log { get; init; } = new();
}
