namespace MetadataIngestion.Core.Storing;

/// <summary>An aspect of an entity as it is now.</summary>
/// <param name="Urn">The entity.</param>
/// <param name="Name">The aspect's name.</param>
/// <param name="Json">Its content, or the patch that it was proposed as.</param>
public sealed record CurrentAspect(string Urn, string Name, ReadOnlyMemory<byte> Json);
