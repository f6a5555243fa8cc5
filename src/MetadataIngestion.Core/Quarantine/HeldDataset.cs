namespace MetadataIngestion.Core.Quarantine;

/// <summary>A dataset that is put into quarantine, with the state that waits.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Content">The state: one JSON object from the names of the aspects to what they say.</param>
public sealed record HeldDataset(QuarantinedDataset Dataset, string Content);
