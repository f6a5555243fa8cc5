using System.Text.RegularExpressions;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>The completed writes of a table, by the names in its timeline.</summary>
internal sealed partial class HudiTimeline
{
    public const string Folder = ".hoodie";

    private const string HistoryFolder = "timeline/history";

    private readonly List<HudiInstant> _writes = [];
    private readonly LogMark _mark = new();

    private HudiTimeline()
    {
    }

    /// <summary>The completed writes, the newest first.</summary>
    public IEnumerable<HudiInstant> Writes =>
        _writes.OrderByDescending(write => write.End, StringComparer.Ordinal).ThenByDescending(write => write.Entry.Name, StringComparer.Ordinal);

    /// <summary>Changes whenever one of the files does.</summary>
    public string Mark => _mark.ToString();

    /// <summary>The properties of the table, and the copy that is there while they are replaced.</summary>
    public StoreEntry? Properties { get; private set; }

    /// <summary>Lists the folder of old timelines, and the one inside it that new ones have.</summary>
    public static async ValueTask<HudiTimeline> ListAsync(ILakeStore store, string table, CancellationToken cancellationToken)
    {
        var timeline = new HudiTimeline();
        var folder = StorePath.Join(table, Folder);
        if (await timeline.AddAsync(store, folder, cancellationToken).ConfigureAwait(false))
        {
            await timeline.AddAsync(store, StorePath.Join(folder, "timeline"), cancellationToken).ConfigureAwait(false);
        }

        return timeline;
    }

    /// <summary>Whether older writes were put away, so that those in the timeline do not make up the table.</summary>
    /// <param name="store">Where the table is.</param>
    /// <param name="table">Its folder.</param>
    /// <param name="archive">The name of the folder that old timelines are put away in.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public static async ValueTask<bool> IsArchivedAsync(ILakeStore store, string table, string archive, CancellationToken cancellationToken)
    {
        foreach (var folder in (string[])[archive, HistoryFolder])
        {
            if (await AnyFileAsync(store, StorePath.Join(StorePath.Join(table, Folder), folder), cancellationToken).ConfigureAwait(false))
                return true;
        }

        return false;
    }

    private static async ValueTask<bool> AnyFileAsync(ILakeStore store, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var entry in store.ListAsync(folder, cancellationToken).ConfigureAwait(false))
            {
                if (entry.Kind == StoreEntryKind.File && entry.Size > 0)
                    return true;
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or StoreException { Fault: StoreFault.Missing })
        {
            return false;
        }
        catch (Exception exception) when (StoreException.IsAboutOne(exception))
        {
            return true; // what cannot be looked into may hold anything
        }

        return false;
    }

    /// <summary>A write that took a while is named by its begin and its end; the end decides.</summary>
    [GeneratedRegex(@"^(?<begin>\d{1,17})(?:_(?<end>\d{1,17}))?\.(?:commit|deltacommit|replacecommit)$")]
    private static partial Regex WritePattern();

    /// <summary>Adds what lies in a folder, and tells whether the newer form of timelines is in it.</summary>
    private async ValueTask<bool> AddAsync(ILakeStore store, string folder, CancellationToken cancellationToken)
    {
        var hasTimeline = false;
        await foreach (var entry in store.ListAsync(folder, cancellationToken).ConfigureAwait(false))
        {
            hasTimeline |= entry is { Kind: StoreEntryKind.Folder, Name: "timeline" };
            if (entry.Kind == StoreEntryKind.File)
            {
                _mark.Add(entry);
                Add(folder, entry);
            }
        }

        return hasTimeline;
    }

    private void Add(string folder, StoreEntry entry)
    {
        if (entry.Name == "hoodie.properties" || (entry.Name == "hoodie.properties.backup" && Properties is null))
        {
            Properties = entry;
        }
        else if (WritePattern().Match(entry.Name) is { Success: true } name)
        {
            var begin = name.Groups["begin"].Value;
            _writes.Add(new HudiInstant(begin, name.Groups["end"].Success ? name.Groups["end"].Value : begin, StorePath.Join(folder, entry.Name), entry));
        }
    }
}
