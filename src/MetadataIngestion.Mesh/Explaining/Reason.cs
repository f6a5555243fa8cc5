namespace MetadataIngestion.Mesh.Explaining;

/// <summary>Why something is said about an entity.</summary>
/// <param name="What">What is said: <c>owner</c>, <c>domain</c>, <c>tag</c>, <c>product</c> and so on.</param>
/// <param name="Value">The owner, domain, tag or product.</param>
/// <param name="Why">The evidence: where it was found, and by which rule of which file and line.</param>
/// <param name="Confidence">How far it may be relied upon, from 0 to 1; <see langword="null"/> for a plain fact.</param>
internal sealed record Reason(string What, string Value, string Why, double? Confidence = null);
