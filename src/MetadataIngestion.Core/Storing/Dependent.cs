namespace MetadataIngestion.Core.Storing;

/// <summary>An entity that reads or writes another one.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Lineage">The newest form of the aspect that says so, as JSON in UTF-8.</param>
public sealed record Dependent(string Urn, ReadOnlyMemory<byte> Lineage);
