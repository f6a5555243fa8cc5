namespace MetadataIngestion.Core.Storing;

/// <summary>An entity that depends on another one: reads or writes it, offers it as a product, or promises something about it.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Path">Its path, as in its key.</param>
/// <param name="Lineage">The newest form of the aspect that says so, as JSON in UTF-8.</param>
public sealed record Dependent(string Urn, string Path, ReadOnlyMemory<byte> Lineage);
