using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Policies;

namespace MetadataIngestion.Mesh.Findings;

/// <summary>What is not right with files, and whether that is all.</summary>
/// <param name="Findings">The findings.</param>
/// <param name="IsComplete">Whether every file could be used.</param>
public sealed record FileFindings(IReadOnlyList<MeshFinding> Findings, bool IsComplete)
{
    /// <summary>What is not right with the files of contracts and policies on a day.</summary>
    public static FileFindings Of(ContractCatalog contracts, PolicyCatalog policies, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(policies);
        return new FileFindings([.. contracts.Findings, .. policies.Findings, .. policies.ExpiredWaivers(now)], contracts.IsComplete && policies.IsComplete);
    }
}
