namespace MetadataIngestion.Core.Storing;

/// <summary>An entity of a source that is not removed.</summary>
/// <param name="Id">The entity's number in the store.</param>
/// <param name="Key">Who it is.</param>
public readonly record struct LiveEntity(long Id, EntityKey Key);
