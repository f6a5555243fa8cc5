using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>A row of the table of parts, with what it needs of its run.</summary>
internal sealed class RunPartRow
{
    public const string Columns =
        """
        SELECT run_part.run AS RunNumber, run.run_id AS RunId, run.source AS SourceNumber, source.name AS Source, run.request_id AS RequestId, run.started_at AS RunStartedAt,
               number AS Number, run_part.name AS Name, scopes AS Scopes, run_part.lease AS Lease, run_part.worker AS Worker, attempts AS Attempts,
               run_part.started_at AS StartedAt, run_part.emitted AS Emitted, ended_at IS NOT NULL AS Ended, FALSE AS Taken
        FROM run_part JOIN run ON run.id = run_part.run JOIN source ON source.id = run.source
        """;

    public required long RunNumber { get; init; }

    public required string RunId { get; init; }

    public required long SourceNumber { get; init; }

    public required string Source { get; init; }

    public string? RequestId { get; init; }

    public required long RunStartedAt { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string[] Scopes { get; init; }

    public required string Lease { get; init; }

    public string? Worker { get; init; }

    public required int Attempts { get; init; }

    public DateTime? StartedAt { get; init; }

    public required long Emitted { get; init; }

    public required bool Ended { get; init; }

    public required bool Taken { get; init; }

    public RunStart Start => new(RunId, Source, DateTimeOffset.FromUnixTimeMilliseconds(RunStartedAt), RequestId);

    public RunPart Part => new(Number, StoredText.Decode(Name), [.. Scopes.Select(StoredText.Decode)]);

    public PartProgress ToProgress() => new(Part, Ended ? PartState.Ended : Taken ? PartState.Taken : PartState.Open)
    {
        Worker = Worker,
        Attempts = Attempts,
        StartedAt = StartedAt,
        Emitted = Emitted,
    };
}
