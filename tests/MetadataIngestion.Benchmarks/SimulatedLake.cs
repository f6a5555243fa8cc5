using System.Diagnostics;
using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Benchmarks;

/// <summary>A store of a million objects that exist by their names alone: in a thousand datasets, and once more in a single folder.</summary>
internal sealed class SimulatedLake(int folders, int files) : ILakeStore
{
    public const string Verb = "lake-objects";

    private const string Root = "s3://bucket";
    private const int Objects = 1_000_000;

    public static async Task RunAsync()
    {
        foreach (var folders in new[] { 1000, 1 })
        {
            var started = Stopwatch.GetTimestamp();
            var datasets = await ListAsync(new SimulatedLake(folders, Objects / folders));
            var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
            Console.WriteLine($"{Objects} objects in {folders} folders: {datasets} datasets listed in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s, peak memory {peak:F0} MB  (target: below 300 MB)");
        }
    }

    public async IAsyncEnumerable<StoreEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        for (var i = 0; i < (folder == Root ? folders : files); i++)
        {
            yield return folder == Root
                ? new StoreEntry($"table{i:D4}x", StoreEntryKind.Folder, 0, default)
                : new StoreEntry($"part-{i:D7}.parquet", StoreEntryKind.File, 1_000_000, DateTimeOffset.UnixEpoch.AddSeconds(i), $"\"{i:x32}\"") { Owner = "owner" };
        }
    }

    public IAsyncEnumerable<StoreEntry>? ListTree(string folder, CancellationToken cancellationToken) => null;

    public ValueTask<StoreEntry?> FindAsync(string path, CancellationToken cancellationToken) => new((StoreEntry?)null);

    public IReadOnlyList<OwnerEvidence> OwnersOf(string path, StoreEntry entry) => [];

    public ValueTask<StoreLabels> LabelsOfAsync(string path, CancellationToken cancellationToken) => new(StoreLabels.None);

    public ValueTask<IStoreFile> OpenAsync(string path, StoreEntry entry, CancellationToken cancellationToken) => throw new FileNotFoundException(null, path);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<int> ListAsync(SimulatedLake lake)
    {
        var context = new CrawlContext { SourceName = "lake" };
        var layout = LakeLayouts.Create(new FileLakeOptions { Root = Root }, context, new CrawlGate(context.Filter), new LakeFolders(lake));
        var count = 0;
        await foreach (var item in layout.WalkAsync(CancellationToken.None))
        {
            count += item is GroupFound ? 1 : 0;
        }

        return count;
    }
}
