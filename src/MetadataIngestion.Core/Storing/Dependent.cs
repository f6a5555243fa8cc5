namespace MetadataIngestion.Core.Storing;

/// <summary>An entity that reads or writes another one, is promised something of it, or contains it.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="EntityType">Its type in DataHub's registry.</param>
/// <param name="Path">See <see cref="EntityKey.Path"/>.</param>
/// <param name="Aspect">The newest form of the aspect that says so, as JSON in UTF-8.</param>
public sealed record Dependent(string Urn, string EntityType, string Path, ReadOnlyMemory<byte> Aspect);
