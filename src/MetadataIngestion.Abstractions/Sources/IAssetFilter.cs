namespace MetadataIngestion.Abstractions;

/// <summary>The allow and deny patterns of a source. Safe to call from any thread; never blocks.</summary>
public interface IAssetFilter
{
    /// <summary>Whether the asset at <paramref name="path"/> is wanted.</summary>
    FilterVerdict Evaluate(AssetPath path);

    /// <summary>
    /// Whether anything inside the container can be wanted. A connector need not read a container for which this says no.
    /// </summary>
    FilterVerdict EvaluateContents(AssetPath container);
}
