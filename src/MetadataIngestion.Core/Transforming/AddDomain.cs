using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Adds a business domain to an asset.</summary>
internal sealed class AddDomain(TransformerOptions options) : MatchingTransformer(options)
{
    private readonly string[] _domain = [options.Domain ?? throw new ArgumentException("AddDomain needs a Domain.", nameof(options))];
    private readonly bool _replace = options.Replace;

    protected override Asset Change(Asset asset)
    {
        var domains = NameLists.Add(asset.Domains, _domain, "urn:li:domain:", _replace);
        return ReferenceEquals(domains, asset.Domains) ? asset : asset with { Domains = domains };
    }
}
