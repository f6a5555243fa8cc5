using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;

namespace MetadataIngestion.Storage.Tables;

/// <summary>A row of the table of ad-hoc requests.</summary>
internal sealed class RequestRow
{
    public const string Select =
        """
        SELECT request_id AS Id, source AS Source, scope AS Scope, approve AS Approve, not_before AS NotBefore, origin AS Origin, state AS State,
               attempts AS Attempts, worker AS Worker, run_id AS RunId, outcome AS Outcome, detail AS Detail, filed_at AS FiledAt, ended_at AS EndedAt
        FROM ad_hoc_request
        """;

    public required string Id { get; init; }

    public required string Source { get; init; }

    public string? Scope { get; init; }

    public required bool Approve { get; init; }

    public long? NotBefore { get; init; }

    public required string Origin { get; init; }

    public required string State { get; init; }

    public required int Attempts { get; init; }

    public string? Worker { get; init; }

    public string? RunId { get; init; }

    public string? Outcome { get; init; }

    public string? Detail { get; init; }

    public required long FiledAt { get; init; }

    public long? EndedAt { get; init; }

    public FiledRequest ToFiledRequest() => new(Request(), Enum.Parse<AdHocOrigin>(Origin), Enum.Parse<AdHocState>(State), Time(FiledAt)!.Value)
    {
        Attempts = Attempts,
        Worker = Worker,
        RunId = RunId,
        Outcome = Outcome is null ? null : Enum.Parse<RunStatus>(Outcome),
        Detail = Detail,
        EndedAt = Time(EndedAt),
    };

    private AdHocRequest Request() => new(Id, Source) { Scope = Scope, ApproveRemovals = Approve, NotBefore = Time(NotBefore) };

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}
