namespace MetadataIngestion.Abstractions;

internal sealed class AllowEverything : IAssetFilter
{
    public static readonly AllowEverything Instance = new();

    public FilterVerdict Evaluate(AssetPath path) => FilterVerdict.Allowed;

    public FilterVerdict EvaluateContents(AssetPath container) => FilterVerdict.Allowed;
}
