namespace MetadataIngestion.Abstractions;

/// <summary>Which upstream fields the values of one field come from.</summary>
/// <param name="Field">The path of the derived field.</param>
/// <param name="Sources">The fields its values come from.</param>
public sealed record FieldLineage(string Field, IReadOnlyList<UpstreamField> Sources);
