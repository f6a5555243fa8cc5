using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Mesh.Parts;

/// <summary>A dataset of a part that a contract is about, checked where it was read.</summary>
/// <param name="Target">Which of the contracts' targets it may be, by its place among all.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Entities">What the check would propose.</param>
/// <param name="Warnings">What the check would report.</param>
internal sealed record SavedContract(int Target, SavedPath Dataset, IReadOnlyList<SavedEntity> Entities, IReadOnlyList<Notice> Warnings);
