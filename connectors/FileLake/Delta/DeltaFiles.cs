using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>The data files that a table has, as the actions of its log add and remove them.</summary>
internal sealed class DeltaFiles
{
    private const int MaxStatistics = 64 * 1024 * 1024;
    private const int MaxPartitions = 100_000;

    private readonly Dictionary<UInt128, DeltaFile> _files = [];
    private readonly Dictionary<UInt128, IReadOnlyList<PartitionValue>> _partitions = [];
    private readonly List<(UInt128 Key, DeltaFile File)> _added = [];
    private long _statistics;

    public int Count => _files.Count;

    public long? Bytes => Sum(file => file.Size);

    public long? Rows => Sum(file => file.Rows);

    public long Partitions => _files.Values.Select(file => file.Partition).Distinct().LongCount();

    /// <summary>Whether the log holds more statistics than are kept, so that the values of columns are not known.</summary>
    public bool HasTooManyStatistics => _statistics > MaxStatistics;

    /// <summary>What the log says of the values in each file; empty when that is more than is kept.</summary>
    public IEnumerable<(DeltaFileStatistics Statistics, long? Rows)> Statistics =>
        HasTooManyStatistics ? [] : _files.Values.Select(file => (file.Statistics, file.Rows));

    /// <summary>Adds a file when the commit ends: a commit's removals come before what it adds, in whatever order it names them.</summary>
    public void Add(JsonElement add)
    {
        var partition = PartitionOf(add);
        var digest = Digest(string.Join('\n', partition));
        if (_partitions.Count < MaxPartitions)
        {
            _partitions.TryAdd(digest, partition);
        }

        var statistics = DeltaFileStatistics.Read(add);
        var rows = RowsOf(add, statistics);
        var size = add.Integer("size") is { } stated and >= 0 ? stated : (long?)null;
        _added.Add((KeyOf(add), new DeltaFile(size, rows, digest, add.Integer("modificationTime"), Keep(statistics))));
    }

    public void Remove(JsonElement remove) => _files.Remove(KeyOf(remove));

    public void EndCommit()
    {
        foreach (var (key, file) in _added)
        {
            _files[key] = file;
        }

        _added.Clear();
    }

    /// <summary>The partitions, each with the time of its newest file; <see langword="null"/> when they are more than are kept.</summary>
    /// <param name="keys">Puts the values of a partition, named as in files, in order and under the names of the columns.</param>
    public PartitionKeys? PartitionsBy(Func<IReadOnlyList<PartitionValue>, IReadOnlyList<PartitionValue>> keys)
    {
        var partitions = new PartitionKeys();
        foreach (var group in _files.Values.GroupBy(file => file.Partition, file => file.Modified))
        {
            if (!_partitions.TryGetValue(group.Key, out var values))
                return null;

            partitions.Observe(keys(values), JsonMembers.Time(group.Max()) ?? default);
        }

        return partitions;
    }

    /// <summary>What tells a file from others: the same data with another deletion vector is another file.</summary>
    private static UInt128 KeyOf(JsonElement action)
    {
        var text = new StringBuilder(action.Text("path"));
        if (action.Structure("deletionVector") is { } vector)
        {
            text.Append('\n').Append(vector.Text("storageType")).Append(vector.Text("pathOrInlineDv")).Append('@').Append(vector.Integer("offset") ?? 0);
        }

        return Digest(text.ToString());
    }

    private static long? RowsOf(JsonElement add, DeltaFileStatistics statistics)
    {
        var physical = add.Structure("stats_parsed")?.Integer("numRecords") ?? statistics.Records();
        var deleted = add.Structure("deletionVector")?.Integer("cardinality") ?? 0;
        return physical >= deleted && deleted >= 0 ? physical - deleted : null;
    }

    private static IReadOnlyList<PartitionValue> PartitionOf(JsonElement add) =>
        [.. add.Properties("partitionValues").Where(value => value.Value.Length > 0).Select(value => new PartitionValue(value.Key, value.Value))];

    private static UInt128 Digest(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private DeltaFileStatistics Keep(DeltaFileStatistics statistics)
    {
        _statistics += statistics.Json?.Length ?? 0;
        return HasTooManyStatistics ? statistics with { Json = null } : statistics;
    }

    /// <summary>What files have together; <see langword="null"/> when it is not known of one of them.</summary>
    private long? Sum(Func<DeltaFile, long?> part)
    {
        var sum = Int128.Zero;
        foreach (var file in _files.Values)
        {
            if (part(file) is not { } known)
                return null;

            sum += known;
        }

        return sum <= long.MaxValue ? (long)sum : null;
    }
}
