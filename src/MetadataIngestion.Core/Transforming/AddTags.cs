using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Adds tags to an asset.</summary>
internal sealed class AddTags(TransformerOptions options) : MatchingTransformer(options)
{
    private readonly string[] _tags = [.. options.Tags.Distinct(StringComparer.Ordinal)];
    private readonly bool _replace = options.Replace;

    protected override Asset Change(Asset asset)
    {
        var tags = NameLists.Add(asset.Tags, _tags, "urn:li:tag:", _replace);
        return ReferenceEquals(tags, asset.Tags) ? asset : asset with { Tags = tags };
    }
}
