using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Reading;

/// <summary>What a policy file says.</summary>
/// <param name="Uses">The built-in policies that it wants.</param>
/// <param name="Policies">Its own, and changes to built-in ones.</param>
/// <param name="Waivers">Its waivers.</param>
/// <param name="Findings">What is not right with it.</param>
internal sealed record PolicyFile(IReadOnlyList<PolicyUse> Uses, IReadOnlyList<PolicyEntry> Policies, IReadOnlyList<Waiver> Waivers, IReadOnlyList<MeshFinding> Findings)
{
    /// <summary>The URN of the domain whose file it is; <see langword="null"/> for everyone's.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether the file could be read at all.</summary>
    public bool IsWhole { get; init; } = true;
}
