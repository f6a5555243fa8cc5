using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>
/// Reads tags and metadata, in every crawl anew since they change without the files. Safe for use by several threads.
/// </summary>
internal sealed class LabelReader(ILakeStore store, bool isObjectStore, LabelScope scope)
{
    // The first is as good as any: missing rights are mostly missing everywhere.
    private StoreException? _fault;

    public async ValueTask<Container> AddToBucketAsync(Container bucket, string path, CancellationToken cancellationToken) => scope == LabelScope.None
        ? bucket
        : (Container)LabelMerge.Apply(bucket, await ReadAsync(path, cancellationToken).ConfigureAwait(false), bucket.Path.Platform == StoreLocation.AzurePlatform ? "container" : "bucket");

    /// <summary>Adds to a dataset that was described what is attached to its newest file.</summary>
    public async ValueTask<IReadOnlyList<CrawlItem>> AddToFileAsync(IReadOnlyList<CrawlItem> described, LakeFile? newest, CancellationToken cancellationToken)
    {
        if (!isObjectStore || scope != LabelScope.Files || newest is null || described is not [AssetFound { Asset: var dataset }, ..])
            return described;

        var labels = await ReadAsync(newest.FullPath, cancellationToken).ConfigureAwait(false);
        return [new AssetFound(LabelMerge.Apply(dataset, labels, "newest file")), .. described.Skip(1)];
    }

    /// <summary>What became of it.</summary>
    public CapabilityReported Report(string capability) => this switch
    {
        _ when !isObjectStore => new(capability, CapabilityStatus.Unsupported, "File systems have no tags."),
        _ when scope == LabelScope.None => new(capability, CapabilityStatus.Skipped, "Storage:Labels is None."),
        { _fault: { } fault } => new(
            capability,
            fault.Fault == StoreFault.Denied ? CapabilityStatus.Denied : CapabilityStatus.Unsupported,
            $"Tags cannot be read: {fault.Message}. {fault.Remedy}"),
        _ => new(capability, CapabilityStatus.Ran),
    };

    private async ValueTask<StoreLabels> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var labels = await store.LabelsOfAsync(path, cancellationToken).ConfigureAwait(false);
        if (labels.Fault is { } fault)
        {
            Interlocked.CompareExchange(ref _fault, fault, null);
        }

        return labels;
    }
}
