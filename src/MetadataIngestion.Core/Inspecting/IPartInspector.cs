namespace MetadataIngestion.Core.Inspecting;

/// <summary>
/// An inspector that can look at a source whose parts are crawled by several workers. Each part has an inspector of its own, which is never completed; the run's
/// inspector takes over what those found and is completed for the whole. A source with an inspector that is none of these is never split.
/// </summary>
public interface IPartInspector : IAssetInspector
{
    /// <summary>What the assets of a part led to, in a form of the inspector's own.</summary>
    /// <param name="part">The run, with what is known of the part.</param>
    ReadOnlyMemory<byte> Save(InspectedRun part);

    /// <summary>Takes over what another inspector of the same configuration saved.</summary>
    void Merge(ReadOnlyMemory<byte> saved);
}
