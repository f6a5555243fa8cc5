namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What is remembered of a dataset.</summary>
/// <param name="Mark">What its files looked like from outside.</param>
/// <param name="Content">What was found in them; empty when that does not last.</param>
/// <param name="Files">What was found in each of those that were read, packed; empty when that would take up too much.</param>
internal sealed record MemoryEntry(string Mark, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Files);
