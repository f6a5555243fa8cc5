using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

internal static class AssetNames
{
    public static AssetKinds Kind(this Asset asset) => asset switch
    {
        Container => AssetKinds.Containers,
        Dataset => AssetKinds.Datasets,
        _ => AssetKinds.Routines,
    };

    /// <summary>What no other asset of the source may have: the kind, the path and the signature of a routine.</summary>
    public static string Key(this Asset asset)
    {
        var name = $"{Word(asset)} {asset.Path.Platform}/{asset.Path.Instance}/{string.Join('\u001f', asset.Path.Parts)}";
        return asset is Routine { Signature: { Length: > 0 } signature } ? $"{name}({signature})" : name;
    }

    /// <summary>The asset for people.</summary>
    public static string Describe(this Asset asset) => $"the {Word(asset)} '{asset.Path}'";

    /// <summary>The item for people.</summary>
    public static string Describe(this CrawlItem item) => item switch
    {
        AssetFound found => found.Asset.Describe(),
        ScopeCompleted completed => $"{nameof(ScopeCompleted)} of '{completed.Scope}'",
        _ => item.ToString(),
    };

    private static string Word(Asset asset) => asset.GetType().Name.ToLowerInvariant();
}
