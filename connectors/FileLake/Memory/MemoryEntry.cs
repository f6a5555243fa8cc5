namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What is remembered of a dataset.</summary>
/// <param name="Mark">What its files looked like from outside.</param>
/// <param name="Content">What was found in them.</param>
internal sealed record MemoryEntry(string Mark, byte[] Content);
