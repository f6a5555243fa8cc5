namespace MetadataIngestion.Mesh.Contracts.Comparing;

/// <summary>Something that two contracts say differently.</summary>
/// <param name="Schema">The dataset.</param>
/// <param name="Property">The field's path; empty for the dataset itself.</param>
/// <param name="What">The key, such as <c>logicalType</c>; <c>property</c> or <c>schema</c> for one that only one of them has.</param>
/// <param name="Before">What the first one says; <see langword="null"/> for nothing.</param>
/// <param name="After">What the second one says; <see langword="null"/> for nothing.</param>
internal sealed record ContractDifference(string Schema, string Property, string What, string? Before, string? After);
