using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Adds to assets what people have attached to them in their store.</summary>
internal static class LabelMerge
{
    /// <param name="asset">The asset.</param>
    /// <param name="labels">What is attached.</param>
    /// <param name="bearer">To what it is attached, for people.</param>
    public static Asset Apply(Asset asset, StoreLabels labels, string bearer)
    {
        var shown = labels with { Tags = TableProperties.Shown(labels.Tags), Metadata = TableProperties.Shown(labels.Metadata) };
        return asset with
        {
            Owners = [.. asset.Owners.Concat(Owners(shown.Tags, "tag", bearer)).Concat(Owners(shown.Metadata, "metadata", bearer)).DistinctBy(static owner => (owner.Principal.ToUpperInvariant(), owner.Type))],
            Tags = [.. asset.Tags.Union(Others(shown.Tags).Select(static tag => tag.Value.Length == 0 ? tag.Key : $"{tag.Key}:{tag.Value}"), StringComparer.Ordinal)],
            Properties = Properties(asset, Others(shown.Metadata)),
            Unknown = labels.Fault is null or { Fault: StoreFault.Unsupported } ? asset.Unknown : asset.Unknown | AssetFacets.Owners | AssetFacets.Tags,
        };
    }

    private static IEnumerable<OwnerEvidence> Owners(IReadOnlyDictionary<string, string> labels, string kind, string bearer) =>
        from label in labels
        where label.Value.Length > 0
        let type = OwnerKeys.TypeOf(label.Key)
        where type is not null
        select new OwnerEvidence(label.Value, $"{kind} {label.Key} of the {bearer}") { Kind = OwnerKeys.KindOf(label.Key), Type = type.Value };

    private static IEnumerable<KeyValuePair<string, string>> Others(IReadOnlyDictionary<string, string> labels) =>
        labels.Where(static label => OwnerKeys.TypeOf(label.Key) is null);

    /// <summary>What the connector found by itself comes first.</summary>
    private static SortedDictionary<string, string> Properties(Asset asset, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var properties = new SortedDictionary<string, string>(asset.Properties.ToDictionary(), StringComparer.Ordinal);
        foreach (var (key, value) in metadata)
        {
            properties.TryAdd(key, value);
        }

        return properties;
    }
}
