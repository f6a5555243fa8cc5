namespace MetadataIngestion.Core.Storing;

/// <summary>What the store knows of one aspect of an entity.</summary>
/// <param name="Name">The aspect's name.</param>
/// <param name="Fingerprint">The fingerprint of what was last proposed.</param>
public readonly record struct AspectState(string Name, Fingerprint Fingerprint);
