namespace MetadataIngestion.Core.Quarantine;

/// <summary>What was in quarantine of a source when a run began to judge.</summary>
internal sealed class KeptDatasets
{
    private readonly Dictionary<string, QuarantinedDataset> _byUrn;
    private readonly Dictionary<string, QuarantinedDataset> _byIdentity = new(StringComparer.Ordinal);

    public KeptDatasets(IReadOnlyList<QuarantinedDataset> kept)
    {
        _byUrn = kept.ToDictionary(entry => entry.Urn, StringComparer.Ordinal);
        foreach (var entry in kept)
        {
            if (entry.Identity is { } identity)
                _byIdentity.TryAdd(identity, entry);
        }
    }

    public IEnumerable<string> Urns => _byUrn.Keys;

    /// <summary>What waited of a dataset, be it under another name.</summary>
    public QuarantinedDataset? Find(string urn, string? identity) =>
        _byUrn.GetValueOrDefault(urn) ?? (identity is null ? null : _byIdentity.GetValueOrDefault(identity));
}
