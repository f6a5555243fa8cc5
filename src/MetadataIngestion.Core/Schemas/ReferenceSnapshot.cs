namespace MetadataIngestion.Core.Schemas;

/// <summary>What is remembered of a foreign key.</summary>
/// <param name="Fields">The referencing fields.</param>
/// <param name="Target">The referenced dataset and fields with what happens on update and delete, as text.</param>
internal sealed record ReferenceSnapshot(IReadOnlyList<string> Fields, string Target);
