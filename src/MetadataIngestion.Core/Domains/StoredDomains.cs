using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Domains;

/// <summary>The domains around domains, as the store describes them. What was asked once is remembered. Used by one caller at a time.</summary>
public sealed class StoredDomains
{
    private readonly IMetadataStore _store;
    private readonly Dictionary<string, string?> _parents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _described = new(StringComparer.Ordinal);
    private readonly DomainNesting _nesting;

    /// <param name="store">Where the domains are described.</param>
    public StoredDomains(IMetadataStore store) => (_store, _nesting) = (store, new DomainNesting(urn => _parents.GetValueOrDefault(urn), _described.Contains));

    /// <summary>Domains and all that are around them, each once.</summary>
    public async Task<IReadOnlySet<string>> WithAroundAsync(IEnumerable<string> urns, CancellationToken cancellationToken)
    {
        string[] asked = [.. urns];
        for (var unknown = Unknown(asked); unknown.Length > 0; unknown = Unknown(unknown.Select(urn => _parents[urn]).OfType<string>()))
            await LoadAsync(unknown, cancellationToken).ConfigureAwait(false);
        return _nesting.WithAround(asked);
    }

    private string[] Unknown(IEnumerable<string> urns) => [.. urns.Where(urn => !_parents.ContainsKey(urn)).Distinct(StringComparer.Ordinal)];

    private async Task LoadAsync(string[] urns, CancellationToken cancellationToken)
    {
        foreach (var urn in urns)
            _parents[urn] = null;
        foreach (var aspect in await _store.FindAspectsAsync(urns, [AspectNames.DomainProperties], cancellationToken).ConfigureAwait(false))
        {
            using var json = JsonDocument.Parse(aspect.Json);
            _described.Add(aspect.Urn);
            _parents[aspect.Urn] = json.RootElement.TryGetProperty("parentDomain", out var parent) ? parent.GetString() : null;
        }
    }
}
