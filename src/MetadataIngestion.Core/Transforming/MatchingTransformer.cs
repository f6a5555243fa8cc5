using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Filtering;

namespace MetadataIngestion.Core.Transforming;

/// <summary>A step that applies to the assets of some kinds whose names match a pattern.</summary>
internal abstract class MatchingTransformer : IMetadataTransformer
{
    private readonly NamePattern _match;
    private readonly AssetKinds _kinds;

    protected MatchingTransformer(TransformerOptions options)
    {
        _match = NamePattern.Parse(options.Match);
        _kinds = options.Kinds.Count == 0 ? AssetKinds.All : options.Kinds.Aggregate((left, right) => left | right);
    }

    public Asset? Transform(Asset asset) =>
        (_kinds & KindOf(asset)) != 0 && _match.IsMatch(asset.Path.Name) ? Change(asset) : asset;

    public override string ToString() => $"{GetType().Name} \"{_match.Text}\"";

    protected abstract Asset Change(Asset asset);

    private static AssetKinds KindOf(Asset asset) => asset switch
    {
        Container => AssetKinds.Containers,
        Routine => AssetKinds.Routines,
        _ => AssetKinds.Datasets,
    };
}
