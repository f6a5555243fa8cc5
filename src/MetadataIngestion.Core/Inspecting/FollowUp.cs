using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Inspecting;

/// <summary>What came of looking at what a run changed.</summary>
public sealed record FollowUp
{
    /// <summary>What the report of the run is to say; a sample where there is more than it tells.</summary>
    public IReadOnlyList<Notice> Warnings { get; init; } = [];

    /// <summary>How many warnings there were in all.</summary>
    public long WarningCount { get; init; }

    /// <summary>Whether all tests were known. What could not be read of them is asked about the same changes by a later run.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The URNs of the tests that could not be evaluated; the next run of the source evaluates them for all of it.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];
}
