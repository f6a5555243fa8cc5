using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Gating;

/// <summary>Tells what certainly lies outside of a policy's scope, so that it need not be stored to be judged.</summary>
internal static class GateReach
{
    /// <summary>Whether a policy may rule a dataset of a source; the query decides.</summary>
    public static bool MayRule(Policy policy, string source, EntityChange dataset) => MayFit(policy.Assets, source, dataset.Key.Path) && MayBelong(policy.Domains, dataset);

    // The query sees the address as a text, in which a slash within a name divides it.
    private static bool MayFit(AssetClaim? assets, string source, string path) =>
        assets is null || assets.Pattern.IsMatch(AssetAddress.Parse(AssetAddress.Text(AssetAddress.Of(source, path))));

    private static bool MayBelong(IReadOnlyList<string> domains, EntityChange dataset) =>
        domains.Count == 0 || dataset.Aspects.Where(aspect => aspect.Name == AspectNames.Domains).SelectMany(DomainsOf).Any(domain => domains.Contains(domain));

    private static IEnumerable<string?> DomainsOf(AspectChange aspect)
    {
        using var json = JsonDocument.Parse(aspect.Json);
        return [.. json.RootElement.GetProperty("domains").EnumerateArray().Select(domain => domain.GetString())];
    }
}
