namespace MetadataIngestion.Core.Quarantine;

/// <summary>A dataset of which a state waits for approval. What the log says of it is what it was before.</summary>
/// <param name="Source">The source that describes it.</param>
/// <param name="Urn">The dataset.</param>
/// <param name="Path">Its path, for people.</param>
/// <param name="Reason">What it violates.</param>
/// <param name="State">Tells the state from any other: a digest of all its aspects.</param>
/// <param name="Content">The state: one JSON object from the names of the aspects to what they say.</param>
/// <param name="RunId">The run that found it so.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record QuarantinedDataset(string Source, string Urn, string Path, string Reason, string State, string Content, string RunId, DateTimeOffset Since)
{
    /// <summary>Who approved of this state; <see langword="null"/> while nobody did.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Why.</summary>
    public string? Approval { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }
}
