using System.Text.Json;
using MetadataIngestion.Core.Domains;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Changes;

/// <summary>Tells which entities belong to a domain, or to one inside it, as the log has it now.</summary>
internal sealed class DomainFilter(IMetadataStore store, string domain)
{
    private readonly string _domain = DomainUrn.Of(domain);
    private readonly StoredDomains _domains = new(store);
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public async Task<bool> HoldsAsync(string urn, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(urn, out var holds))
            return holds;

        var descriptions = await store.FindEntityAsync(urn, cancellationToken);
        var named = descriptions.SelectMany(description => description.Aspects).Where(entry => entry.Proposal!.AspectName == "domains").SelectMany(entry => DomainsIn(entry.Json));
        return _known[urn] = (await _domains.WithAroundAsync(named, cancellationToken)).Contains(_domain);
    }

    private static IReadOnlyList<string> DomainsIn(ReadOnlyMemory<byte> aspect)
    {
        using var json = JsonDocument.Parse(aspect);
        return json.RootElement.TryGetProperty("domains", out var domains) ? [.. domains.EnumerateArray().Select(item => item.GetString()).OfType<string>()] : [];
    }
}
