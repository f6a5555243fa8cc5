using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Storing;

/// <summary>Which runs to list, the newest first.</summary>
public sealed record RunQuery
{
    /// <summary>Only this source's.</summary>
    public string? Source { get; init; }

    /// <summary>Only those that this request led to.</summary>
    public string? RequestId { get; init; }

    /// <summary>Only those that stand so.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>Only those older than this run: the last one of the page before.</summary>
    public string? Before { get; init; }

    /// <summary>How many at most. The default is 20.</summary>
    public int Limit { get; init; } = 20;
}
