namespace MetadataIngestion.Core.Quarantine;

/// <summary>A dataset of which a state waits for approval. What the log says of it is what it was before.</summary>
/// <param name="Source">The source that describes it.</param>
/// <param name="Urn">The dataset.</param>
/// <param name="Path">Its path, for people.</param>
/// <param name="Reason">What it violates.</param>
/// <param name="State">Tells the state from any other: a digest of its aspects.</param>
/// <param name="RunId">The run that found it so.</param>
/// <param name="Since">Since when it waits, under whatever name.</param>
public sealed record QuarantinedDataset(string Source, string Urn, string Path, string Reason, string State, string RunId, DateTimeOffset Since)
{
    /// <summary>The source's own id of it, by which it is the same under another name; <see langword="null"/> when the source has none.</summary>
    public string? Identity { get; init; }

    /// <summary>What somebody decided about this state; <see langword="null"/> while nobody did.</summary>
    public QuarantineDecision? Decision { get; init; }

    /// <summary>What becomes of it.</summary>
    public QuarantineStatus Status => Decision switch
    {
        null => QuarantineStatus.Waiting,
        { IsApproval: true } => QuarantineStatus.Approved,
        _ => QuarantineStatus.Rejected,
    };
}
