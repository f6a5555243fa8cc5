using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Storage.Tables;

/// <summary>A row of the quarantine as the databases give it, without the state itself.</summary>
internal sealed class QuarantineRow
{
    public string Source { get; init; } = "";

    public string Urn { get; init; } = "";

    public string Path { get; init; } = "";

    public string Reason { get; init; } = "";

    public string State { get; init; } = "";

    public string RunId { get; init; } = "";

    public long Since { get; init; }

    public string? Identity { get; init; }

    public string? Decision { get; init; }

    public string? DecidedBy { get; init; }

    public string? DecidedWhy { get; init; }

    public long? DecidedAt { get; init; }

    public QuarantinedDataset ToDataset(Func<string, string> decode) =>
        new(Source, decode(Urn), decode(Path), decode(Reason), State, RunId, DateTimeOffset.FromUnixTimeMilliseconds(Since))
        {
            Identity = Identity is { } identity ? decode(identity) : null,
            Decision = Decision is null ? null : new QuarantineDecision(Decision == QuarantineTable.Approved, decode(DecidedBy!), decode(DecidedWhy!), DateTimeOffset.FromUnixTimeMilliseconds(DecidedAt!.Value)),
        };
}
