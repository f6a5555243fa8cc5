namespace MetadataIngestion.Abstractions;

/// <summary>
/// A step that changes assets between crawl and proposal. Called from one thread for each run, in the crawl's order.
/// </summary>
public interface IMetadataTransformer
{
    /// <summary>
    /// The asset as it should be proposed: the same instance when nothing changes, a changed copy, or <see langword="null"/> to leave it out.
    /// Must depend on the asset and the configuration only, so that an unchanged source yields unchanged proposals. No I/O.
    /// </summary>
    Asset? Transform(Asset asset);
}
