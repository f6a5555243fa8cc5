using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>A dataset in quarantine.</summary>
/// <param name="Source">The source that describes it.</param>
/// <param name="Urn">The dataset.</param>
/// <param name="Path">Its path, for people.</param>
/// <param name="Status">What becomes of it.</param>
/// <param name="Reason">What it violates.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="RunId">The run that found it so.</param>
/// <param name="State">Tells this state from any other; decisions refer to it.</param>
/// <param name="DecidedBy">Who decided about this state.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="DecisionReason">Why.</param>
internal sealed record QuarantineItem(
    string Source,
    string Urn,
    string Path,
    QuarantineStatus Status,
    string Reason,
    DateTimeOffset Since,
    string RunId,
    string State,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecisionReason)
{
    /// <summary>The state that waits: from the names of the aspects to what they say. Left out of lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Aspects { get; init; }

    public static QuarantineItem Of(QuarantinedDataset entry) => new(
        entry.Source,
        entry.Urn,
        entry.Path,
        entry.Status,
        entry.Reason,
        entry.Since,
        entry.RunId,
        entry.State,
        entry.Decision?.By,
        entry.Decision?.At,
        entry.Decision?.Reason);
}
