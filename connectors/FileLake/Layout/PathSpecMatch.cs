namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>What a path specification says about a file.</summary>
/// <param name="DatasetPath">The full path of the dataset's folder or file.</param>
/// <param name="IsTable">Whether the specification names its datasets, so that one may span several files.</param>
/// <param name="Partition">The partition that the file belongs to.</param>
/// <param name="DisplayName">The dataset's name for people; <see langword="null"/> when the specification gives none.</param>
internal sealed record PathSpecMatch(string DatasetPath, bool IsTable, IReadOnlyList<PartitionValue> Partition, string? DisplayName = null);
