namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>A manifest as a snapshot's list has it.</summary>
/// <param name="Path">Where it is, or was before the table was moved.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Spec">The number of the partition spec of its files.</param>
/// <param name="IsData">Whether it names data, and not what of it is deleted.</param>
/// <param name="Files">How many files that belong to the snapshot it names; <see langword="null"/> when the list does not say.</param>
/// <param name="Rows">The rows of those files; <see langword="null"/> when the list does not say.</param>
internal sealed record IcebergManifest(string Path, long Length, long Spec, bool IsData, long? Files, long? Rows);
