using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>What all row groups of a file say together. They are added up while they are read, so that their number costs no memory.</summary>
internal sealed class RowGroupTotals
{
    private readonly ChunkTotals[] _chunks;

    public RowGroupTotals(IReadOnlyList<SchemaNode> leaves, IReadOnlyList<int> columnOrders)
    {
        _chunks = new ChunkTotals[leaves.Count];
        for (var i = 0; i < _chunks.Length; i++)
        {
            _chunks[i] = new ChunkTotals(leaves[i].Element, i < columnOrders.Count ? columnOrders[i] : null);
        }
    }

    public long Rows { get; private set; }

    public long Count { get; private set; }

    public long UncompressedBytes { get; private set; }

    /// <summary>The codecs of the columns, by name.</summary>
    public SortedSet<string> Codecs { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether some row group has not one chunk for each column, so that nothing is known of the columns.</summary>
    public bool HasMissingChunks { get; private set; }

    public ChunkTotals Chunk(int leaf) => _chunks[leaf];

    /// <summary>What is known of the values of each leaf.</summary>
    public ColumnStatistics[] Statistics() => [.. _chunks.Select(chunk => HasMissingChunks ? ColumnStatistics.Unknown : chunk.Statistics)];

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
        HasMissingChunks |= count != _chunks.Length;
        for (var i = 0; i < count; i++)
        {
            if (element == ThriftType.Struct && i < _chunks.Length)
            {
                _chunks[i].Read(ref thrift, Codecs);
            }
            else
            {
                thrift.SkipElement(element);
            }
        }
    }
}
