using System.Globalization;
using System.Text.RegularExpressions;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>The files of a table's log, by what their names say.</summary>
internal sealed partial class DeltaLogFiles
{
    public const string Folder = "_delta_log";

    private readonly SortedDictionary<long, StoreEntry> _commits = [];
    private readonly SortedDictionary<long, StoreEntry> _checksums = [];
    private readonly Dictionary<(long Version, string Set), List<StoreEntry>> _checkpoints = [];
    private readonly LogMark _mark = new();

    private DeltaLogFiles()
    {
    }

    /// <summary>The newest version; -1 when there is none.</summary>
    public long Version { get; private set; } = -1;

    /// <summary>Changes whenever one of the files does, but for those that hold the rest of a checkpoint.</summary>
    public string Mark => _mark.ToString();

    /// <summary>The versions with a commit or a whole checkpoint, the newest first.</summary>
    public IEnumerable<long> Versions => _commits.Keys.Union(Checkpoints.Select(checkpoint => checkpoint.Version)).OrderDescending();

    /// <summary>The checkpoints of which no part is missing, the newest first.</summary>
    public IEnumerable<DeltaCheckpoint> Checkpoints =>
        from set in _checkpoints
        where set.Value.Count == Parts(set.Key.Set)
        orderby set.Key.Version descending, set.Key.Set
        select new DeltaCheckpoint(set.Key.Version, [.. set.Value.OrderBy(file => file.Name, StringComparer.Ordinal)]);

    public static async ValueTask<DeltaLogFiles> ListAsync(ILakeStore store, string table, CancellationToken cancellationToken)
    {
        var files = new DeltaLogFiles();
        await foreach (var entry in store.ListAsync(StorePath.Join(table, Folder), cancellationToken).ConfigureAwait(false))
        {
            if (entry.Kind == StoreEntryKind.File && NamePattern().Match(entry.Name) is { Success: true } name)
            {
                files._mark.Add(entry);
                files.Add(entry, name);
            }
        }

        return files;
    }

    public StoreEntry? Commit(long version) => _commits.TryGetValue(version, out var commit) ? commit : null;

    public StoreEntry? Checksum(long version) => _checksums.TryGetValue(version, out var checksum) ? checksum : null;

    /// <summary>The first version from here to the newest whose commit is missing; <see langword="null"/> when none is.</summary>
    public long? FirstMissing(long version)
    {
        for (; version <= Version; version++)
        {
            if (!_commits.ContainsKey(version))
                return version;
        }

        return null;
    }

    [GeneratedRegex(@"^(?<version>\d{20})\.(?:(?<commit>json)|(?<checksum>crc)|checkpoint\.(?<set>parquet|\d{10}\.\d{10}\.parquet|[0-9a-fA-F-]{36}\.(?:json|parquet)))$")]
    private static partial Regex NamePattern();

    /// <summary>A multi-part checkpoint's files share the number of parts, which is therefore the set's name.</summary>
    private static int Parts(string set) => int.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var parts) ? parts : 1;

    private void Add(StoreEntry entry, Match name)
    {
        if (!long.TryParse(name.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return;

        if (name.Groups["checksum"].Success)
        {
            _checksums[version] = entry;
            return;
        }

        if (name.Groups["commit"].Success)
        {
            _commits[version] = entry;
        }
        else if (!AddCheckpoint(entry, version, name.Groups["set"].Value))
        {
            return;
        }

        Version = Math.Max(Version, version);
    }

    private bool AddCheckpoint(StoreEntry entry, long version, string set)
    {
        var names = set.Split('.');
        var key = (version, names.Length == 3 ? names[1] : set);
        if (!_checkpoints.TryGetValue(key, out var files))
        {
            _checkpoints.Add(key, files = []);
        }

        files.Add(entry);
        return files.Count == Parts(key.Item2);
    }
}
