using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>What all row groups of a file say together. They are added up while they are read, so that their number costs no memory.</summary>
internal sealed class RowGroupTotals
{
    private readonly IReadOnlyList<SchemaNode> _leaves;
    private readonly ColumnStatistics[] _statistics;
    private readonly HashSet<int> _encrypted = [];

    public RowGroupTotals(IReadOnlyList<SchemaNode> leaves)
    {
        _leaves = leaves;
        _statistics = new ColumnStatistics[leaves.Count];
        Array.Fill(_statistics, ColumnStatistics.NoValue(0));
    }

    public long Rows { get; private set; }

    public long Count { get; private set; }

    public long UncompressedBytes { get; private set; }

    /// <summary>What the columns are packed with.</summary>
    public ChunkCodecs Codecs { get; private set; }

    /// <summary>Whether some row group has not one chunk for each column, so that nothing is known of the columns.</summary>
    public bool HasMissingChunks { get; private set; }

    /// <summary>The leaves of whose values nothing can be known.</summary>
    public IReadOnlySet<int> Encrypted => _encrypted;

    /// <summary>What is known of the values of a leaf.</summary>
    public ColumnStatistics StatisticsOf(int leaf) => HasMissingChunks ? ColumnStatistics.Unknown : _statistics[leaf];

    public void Read(ref ThriftReader thrift)
    {
        Count++;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (id)
            {
                case 1:
                    ReadChunks(ref thrift, type);
                    break;
                case 2:
                    UncompressedBytes = Add(UncompressedBytes, thrift.ReadInteger(type));
                    break;
                case 3:
                    Rows = Add(Rows, thrift.ReadInteger(type));
                    break;
                default:
                    thrift.Skip(type);
                    break;
            }
        }
    }

    /// <exception cref="InvalidDataException">A count is negative, or the sum exceeds what can be counted.</exception>
    private static long Add(long total, long? count) => count is { } value and >= 0 && value <= long.MaxValue - total
        ? total + value
        : throw new InvalidDataException("a row group has a size that makes no sense");

    private void ReadChunks(ref ThriftReader thrift, ThriftType type)
    {
        var count = thrift.ReadListHeader(type, out var element);
        HasMissingChunks |= count != _leaves.Count;
        for (var i = 0; i < count; i++)
        {
            if (element == ThriftType.Struct && i < _leaves.Count)
            {
                Add(i, ColumnChunk.Read(ref thrift, _leaves[i].Element));
            }
            else
            {
                thrift.SkipElement(element);
            }
        }
    }

    private void Add(int leaf, ColumnChunk chunk)
    {
        _statistics[leaf] = _statistics[leaf].Merge(chunk.Statistics);
        Codecs = chunk.Codec is { } codec ? Codecs.With(codec) : Codecs;
        if (chunk.IsEncrypted)
        {
            _encrypted.Add(leaf);
        }
    }
}
