using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;

namespace MetadataIngestion.Mesh.Domains;

/// <summary>Brings together what several files say about one domain.</summary>
internal static class DomainMerge
{
    /// <summary>Lists are joined; of everything else the first word counts.</summary>
    public static Domain Merge(Domain first, Domain other, List<MeshFinding> findings) => first with
    {
        Name = Pick("name", first.Name, other.Name, first, other, findings),
        Description = Pick("description", first.Description, other.Description, first, other, findings),
        Parent = Pick("parent", first.Parent, other.Parent, first, other, findings),
        Owners = [.. first.Owners, .. other.Owners],
        OwnersOf = [.. first.OwnersOf, .. other.OwnersOf],
        Claims = [.. first.Claims, .. other.Claims],
    };

    public static MeshFinding Finding(string code, FindingLevel level, FilePlace place, string message, string remedy) =>
        new(code, level, place.File, place.Line, 1, message, remedy);

    private static string? Pick(string key, string? one, string? another, Domain first, Domain other, List<MeshFinding> findings)
    {
        if (one is not null && another is not null && one != another)
        {
            findings.Add(Finding(
                DomainCodes.Contradiction, FindingLevel.Warning, other.Place, $"The {key} of the domain {first.Id} is something else at {first.Place}, which counts.", $"Say the {key} in one place."));
        }

        return one ?? another;
    }
}
