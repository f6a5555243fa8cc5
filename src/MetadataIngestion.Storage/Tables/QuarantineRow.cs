using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Storage.Tables;

/// <summary>A row of the quarantine as the databases give it.</summary>
internal sealed class QuarantineRow
{
    public string Source { get; init; } = "";

    public string Urn { get; init; } = "";

    public string Path { get; init; } = "";

    public string Reason { get; init; } = "";

    public string State { get; init; } = "";

    public string Content { get; init; } = "";

    public string RunId { get; init; } = "";

    public long Since { get; init; }

    public string? ApprovedBy { get; init; }

    public string? Approval { get; init; }

    public long? ApprovedAt { get; init; }

    public QuarantinedDataset ToDataset(Func<string, string> decode) =>
        new(Source, decode(Urn), decode(Path), decode(Reason), State, decode(Content), RunId, DateTimeOffset.FromUnixTimeMilliseconds(Since))
        {
            ApprovedBy = ApprovedBy,
            Approval = Approval,
            ApprovedAt = ApprovedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        };
}
