using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>The findings that are open and no violations of policies. Each counts once in a row, however many of its assets are there.</summary>
internal sealed class OpenIncidents
{
    private readonly Dictionary<string, string[]> _keys;
    private readonly ILookup<string, string> _byKey;

    private OpenIncidents(Dictionary<string, string[]> keys) =>
        (_keys, _byKey) = (keys, keys.SelectMany(incident => incident.Value.Select(key => (Key: key, Urn: incident.Key))).ToLookup(incident => incident.Key, incident => incident.Urn, StringComparer.Ordinal));

    public static async Task<OpenIncidents> ReadAsync(IMetadataStore store, ScorecardState state, ScorecardPlaces places, CancellationToken cancellationToken)
    {
        var rows = await state.AskAsync(ScorecardSql.Incidents, cancellationToken).ConfigureAwait(false);
        string[] assets = [.. rows.Select(row => (string?)row[1]).OfType<string>().Distinct(StringComparer.Ordinal)];
        var aspects = assets.Length == 0 ? [] : await store.FindAspectsAsync(assets, [AspectNames.Domains], cancellationToken).ConfigureAwait(false);
        var domains = aspects.SelectMany(aspect => AudienceReader.DomainsIn(aspect.Json).Select(domain => (aspect.Urn, Domain: domain))).ToLookup(asset => asset.Urn, asset => asset.Domain, StringComparer.Ordinal);
        return new OpenIncidents(rows.GroupBy(row => (string)row[0]!, row => (string?)row[1], StringComparer.Ordinal).ToDictionary(
            incident => incident.Key,
            incident => places.KeysOf(incident.OfType<string>().SelectMany(asset => domains[asset]), places.ProductsOf(incident.OfType<string>())).ToArray(),
            StringComparer.Ordinal));
    }

    /// <summary>How many count in a row.</summary>
    public long CountOf(string key) => _byKey[key].LongCount();

    /// <summary>The rows in which an incident counts; <see langword="null"/> for one that is not open.</summary>
    public IReadOnlyList<string>? KeysOf(string urn) => _keys.GetValueOrDefault(urn);
}
