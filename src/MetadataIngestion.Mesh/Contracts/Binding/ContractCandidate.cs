using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Parts;

namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>A dataset that a contract may be about: read here, or by another worker that has checked it already.</summary>
internal sealed record ContractCandidate(AssetPath Path)
{
    /// <summary>The dataset, when it was read here.</summary>
    public Dataset? Dataset { get; init; }

    /// <summary>What came of the check, when it was read elsewhere.</summary>
    public SavedContract? Saved { get; init; }
}
