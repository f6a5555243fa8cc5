using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Inspecting;

/// <summary>
/// Looks at the assets of one run as they are proposed, and may add entities about them. Used by one thread, for one run. Whoever looks at
/// every asset must be quick about those that do not matter to it.
/// </summary>
public interface IAssetInspector
{
    /// <summary>Called for each asset that is described, after the transformers, in the order the source yields them.</summary>
    void Inspect(Asset asset);

    /// <summary>Called once, when the source has yielded its last asset.</summary>
    /// <param name="run">What is known of the run.</param>
    Inspection Complete(InspectedRun run);
}
