using System.Text.Json;
using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Storage.Tables;

/// <summary>A row of the table of runs.</summary>
internal sealed class RunRow
{
    public const string Columns =
        """
        SELECT run.id AS Id, run_id AS RunId, source AS SourceId, source.name AS Source, request_id AS RequestId, scope AS Scope, owner AS Owner, worker AS Worker,
               status AS Status, started_at AS StartedAt, committed_at AS CommittedAt, emitted AS Emitted, first_offset AS FirstOffset, last_offset AS LastOffset,
               report AS Report
        """;

    public const string From = " FROM run JOIN source ON source.id = run.source";

    public required long Id { get; init; }

    public required string RunId { get; init; }

    public required long SourceId { get; init; }

    public required string Source { get; init; }

    public string? RequestId { get; init; }

    public string? Scope { get; init; }

    public required string Owner { get; init; }

    public string? Worker { get; init; }

    public required string Status { get; init; }

    public required long StartedAt { get; init; }

    public long? CommittedAt { get; init; }

    public required long Emitted { get; init; }

    public required long FirstOffset { get; init; }

    public required long LastOffset { get; init; }

    public string? Report { get; init; }

    /// <summary>Whether someone works on it, where the database knows that.</summary>
    public bool? Alive { get; init; }

    public bool UnderWay => Status == nameof(RunStatus.Running);

    public DateTimeOffset StartTime => DateTimeOffset.FromUnixTimeMilliseconds(StartedAt);

    /// <summary>The report the run ended with, or for one under way what is known so far.</summary>
    public RunReport ToReport(DateTimeOffset now) =>
        Report is null ? SoFar(RunStatus.Running, now.ToUnixTimeMilliseconds()) : JsonSerializer.Deserialize(Report, RunReportJson.Default.RunReport)!;

    /// <summary>The report of a run that ended without one.</summary>
    public RunReport ToFailedReport(string message, FailureCause cause) => SoFar(RunStatus.Failed, CommittedAt ?? StartedAt) with
    {
        Failures = [new Notice(Source, message, "What it committed stays in the log. Crawl the source again: the next run goes on from there.")],
        FailureCount = 1,
        Cause = cause,
    };

    /// <summary>The report of a run whose process is gone.</summary>
    public RunReport ToInterruptedReport() =>
        ToFailedReport($"The run was interrupted: {Owner} ended before it did.", FailureCause.Interrupted);

    private RunReport SoFar(RunStatus status, long until) => new()
    {
        RunId = RunId,
        Source = Source,
        RequestId = RequestId,
        Scope = Scope,
        Worker = Worker,
        Status = status,
        StartedAt = StartTime,
        DurationMs = Math.Max(0, until - StartedAt),
        Proposals = new ProposalCounts { Emitted = Emitted },
        Log = new LogRange { FirstOffset = FirstOffset, LastOffset = LastOffset },
    };
}
