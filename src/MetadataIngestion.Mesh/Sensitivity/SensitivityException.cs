using MetadataIngestion.Mesh.Addressing;

namespace MetadataIngestion.Mesh.Sensitivity;

/// <summary>Fields that were looked at and hold nothing sensitive.</summary>
/// <param name="Fields">The fields, by the dataset's address and the field's path.</param>
/// <param name="Until">The day until which that holds; <see langword="null"/> for good.</param>
internal sealed record SensitivityException(IReadOnlyList<AssetClaim> Fields, DateOnly? Until);
