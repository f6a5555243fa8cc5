namespace MetadataIngestion.Mesh.Sensitivity;

/// <summary>A kind of sensitive data and the words that tell of it.</summary>
/// <param name="Id">Its name, which becomes part of the tag.</param>
/// <param name="Weight">How sure its words make it, from 0 to 1.</param>
/// <param name="Types">The types of values it may have: <c>string</c>, <c>number</c>, <c>date</c>, <c>enum</c>.</param>
/// <param name="Not">Words that rule it out.</param>
/// <param name="Phrases">The words, by language, that stand beside each other in a name.</param>
internal sealed record SensitiveCategory(
    string Id, double Weight, IReadOnlyList<string> Types, IReadOnlySet<string> Not, IReadOnlyList<(string Language, string[] Words)> Phrases);
