using System.IO.Enumeration;
using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Gating;

/// <summary>Tells what certainly lies outside of a policy's scope, so that it need not be stored to be judged.</summary>
internal static class GateReach
{
    /// <summary>Whether a policy may rule a dataset; the query decides.</summary>
    public static bool MayRule(Policy policy, EntityChange dataset) => MayFit(policy.Pattern, dataset.Key.Path) && MayBelong(policy.Domains, dataset);

    // Databases compare letters and characters more strictly, and know no escapes.
    private static bool MayFit(string? pattern, string path) =>
        pattern is null || pattern.Contains('\\') || FileSystemName.MatchesSimpleExpression(pattern.Replace('?', '*'), path.Replace(PathKey.Separator, '.'));

    private static bool MayBelong(IReadOnlyList<string> domains, EntityChange dataset) =>
        domains.Count == 0 || dataset.Aspects.Where(aspect => aspect.Name == AspectNames.Domains).SelectMany(DomainsOf).Any(domain => domains.Contains(domain));

    private static IEnumerable<string?> DomainsOf(AspectChange aspect)
    {
        using var json = JsonDocument.Parse(aspect.Json);
        return [.. json.RootElement.GetProperty("domains").EnumerateArray().Select(domain => domain.GetString())];
    }
}
