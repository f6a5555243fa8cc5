using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>What the chunks of one column say together, one chunk in each row group.</summary>
/// <param name="element">The column.</param>
/// <param name="order">By which order the least and the greatest value were found; <see langword="null"/> when the file does not say.</param>
internal sealed class ChunkTotals(SchemaElement element, int? order)
{
    private const int TypeOrder = 1;
    private const int FloatOrder = 2;

    private static readonly string[] CodecNames = ["uncompressed", "snappy", "gzip", "lzo", "brotli", "lz4", "zstd", "lz4_raw"];

    private ColumnStatistics? _statistics;

    public bool IsEncrypted { get; private set; }

    /// <summary>What all chunks say.</summary>
    public ColumnStatistics Statistics => _statistics ?? ColumnStatistics.NoValue(0);

    public void Read(ref ThriftReader thrift, SortedSet<string> codecs)
    {
        var chunk = ColumnStatistics.Unknown;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            if (id == 3 && type == ThriftType.Struct)
            {
                chunk = ReadMetadata(ref thrift, codecs);
            }
            else
            {
                IsEncrypted |= id == 8;
                thrift.Skip(type);
            }
        }

        _statistics = _statistics?.Merge(chunk) ?? chunk;
    }

    private ColumnStatistics ReadMetadata(ref ThriftReader thrift, SortedSet<string> codecs)
    {
        var statistics = ColumnStatistics.Unknown;
        long? values = null;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (id)
            {
                case 4:
                    AddCodec(codecs, thrift.ReadInt32(type));
                    break;
                case 5:
                    values = thrift.ReadInteger(type);
                    break;
                case 12 when type == ThriftType.Struct:
                    statistics = ReadStatistics(ref thrift);
                    break;
                default:
                    thrift.Skip(type);
                    break;
            }
        }

        return statistics.NullCount is { } nulls && nulls == values ? ColumnStatistics.NoValue(nulls) : statistics;
    }

    private static void AddCodec(SortedSet<string> codecs, int? codec)
    {
        if (codec is { } known)
        {
            codecs.Add(known >= 0 && known < CodecNames.Length ? CodecNames[known] : "unknown");
        }
    }

    private ColumnStatistics ReadStatistics(ref ThriftReader thrift)
    {
        long? nulls = null;
        ColumnValue? oldMax = null, oldMin = null, max = null, min = null;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (id)
            {
                case 1:
                    oldMax = ReadValue(ref thrift, type);
                    break;
                case 2:
                    oldMin = ReadValue(ref thrift, type);
                    break;
                case 3:
                    nulls = thrift.ReadInteger(type) is { } count and >= 0 ? count : null;
                    break;
                case 5:
                    max = ReadValue(ref thrift, type);
                    break;
                case 6:
                    min = ReadValue(ref thrift, type);
                    break;
                default:
                    thrift.Skip(type);
                    break;
            }
        }

        return order is null or TypeOrder || (order == FloatOrder && element.Type is (int)PhysicalType.Float or (int)PhysicalType.Double)
            ? new ColumnStatistics(nulls, min ?? OldBound(oldMin), max ?? OldBound(oldMax))
            : new ColumnStatistics(nulls, null, null);
    }

    private ColumnValue? ReadValue(ref ThriftReader thrift, ThriftType type) =>
        thrift.TryReadBinary(type, out var bytes) ? ParquetValues.Decode(element, bytes) : null;

    /// <summary>The old fields hold bounds in the order of signed numbers, whatever the type.</summary>
    private ColumnValue? OldBound(ColumnValue? bound) =>
        element.Annotation.IsSigned && element.Type is >= (int)PhysicalType.Int32 and <= (int)PhysicalType.Double ? bound : null;
}
