using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>A whole checkpoint: the table as it was at a version.</summary>
/// <param name="Version">The version, which is part of it.</param>
/// <param name="Files">Its parts; one unless it is written in several.</param>
internal sealed record DeltaCheckpoint(long Version, IReadOnlyList<StoreEntry> Files);
