using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>
/// Describes the folders that lead to datasets, each once and before what it holds. Folders without any dataset below are not described,
/// except the roots, which were asked for.
/// </summary>
internal sealed class ContainerTrail(IReadOnlyList<LakeRoot> roots, Readme readmes, LabelReader labels)
{
    private readonly HashSet<AssetPath> _described = [];

    /// <summary>The folder and those above it, as far as they have not been described yet.</summary>
    public async ValueTask<IReadOnlyList<CrawlItem>> LeadToAsync(AssetPath? folder, CancellationToken cancellationToken)
    {
        List<AssetPath> missing = [];
        for (var current = folder; current is { Parts.Count: > 0 } && _described.Add(current); current = current.Parent)
        {
            missing.Insert(0, current);
        }

        List<CrawlItem> items = [];
        foreach (var path in missing)
        {
            items.AddRange(await DescribeAsync(path, cancellationToken).ConfigureAwait(false));
        }

        return items;
    }

    private async ValueTask<IReadOnlyList<CrawlItem>> DescribeAsync(AssetPath path, CancellationToken cancellationToken)
    {
        var container = await BareAsync(path, cancellationToken).ConfigureAwait(false);
        var root = roots.FirstOrDefault(root => path.IsWithin(root.Path));
        if (root?.FolderOf(path) is not { } folder)
            return [new AssetFound(container)];

        try
        {
            return [new AssetFound(container with { Description = await readmes.ReadAsync(folder, cancellationToken).ConfigureAwait(false) })];
        }
        catch (StoreException exception)
        {
            return [DatasetReader.LimitReached(path, AssetKinds.Containers, exception)];
        }
        catch (SampleException exception)
        {
            return [new AssetFound(container), new CrawlWarning(path, $"The README.md of {path} {exception.Message}.", exception.Remedy)];
        }
    }

    private async ValueTask<Container> BareAsync(AssetPath path, CancellationToken cancellationToken) =>
        path.Parts.Count == 1 && roots.FirstOrDefault(root => root.HasBucket && root.Path.IsWithin(path)) is { } root
            ? await labels.AddToBucketAsync(new Container { Path = path, Kind = ContainerKind.Bucket, SubType = BucketType(path.Platform) }, root.Bucket, cancellationToken).ConfigureAwait(false)
            : new Container { Path = path, Kind = ContainerKind.Folder, SubType = "Folder" };

    /// <summary>The names that DataHub's own crawlers give them.</summary>
    private static string BucketType(string platform) => platform switch
    {
        StoreLocation.AzurePlatform => "ABS container",
        "gcs" => "GCS bucket",
        _ => "S3 bucket",
    };
}
