using System.Text.Json;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Changes;

/// <summary>Tells which entities belong to a domain, as the log has it now.</summary>
internal sealed class DomainFilter(IMetadataStore store, string domain)
{
    private const string Prefix = "urn:li:domain:";

    private readonly string _domain = domain.StartsWith(Prefix, StringComparison.Ordinal) ? domain : Prefix + domain;
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public async Task<bool> HoldsAsync(string urn, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(urn, out var holds))
            return holds;

        var descriptions = await store.FindEntityAsync(urn, cancellationToken);
        return _known[urn] = descriptions.SelectMany(description => description.Aspects).Where(entry => entry.Proposal!.AspectName == "domains").Any(entry => Names(entry.Json));
    }

    private bool Names(ReadOnlyMemory<byte> aspect)
    {
        using var json = JsonDocument.Parse(aspect);
        return json.RootElement.TryGetProperty("domains", out var domains) && domains.EnumerateArray().Any(item => item.ValueEquals(_domain));
    }
}
