namespace MetadataIngestion.Mesh.Policies.Evaluating;

/// <summary>An asset that does not keep to a policy.</summary>
/// <param name="Urn">The asset.</param>
/// <param name="Path">Its path, for people.</param>
/// <param name="Message">What is wrong, of several things the first few.</param>
/// <param name="Waiver">Who answers for it; <see langword="null"/> for nobody.</param>
internal sealed record Violation(string Urn, string Path, string Message, Model.Waiver? Waiver);
