using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>What a row group says of the chunk of one column.</summary>
/// <param name="Statistics">What is known of its values.</param>
/// <param name="Codec">What it is packed with, by its number.</param>
/// <param name="IsEncrypted">Whether nothing can be known.</param>
internal readonly record struct ColumnChunk(ColumnStatistics Statistics, int? Codec, bool IsEncrypted)
{
    public static ColumnChunk Read(ref ThriftReader thrift, SchemaElement element)
    {
        var chunk = default(ColumnChunk);
        var isEncrypted = false;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            if (id == 3 && type == ThriftType.Struct)
            {
                chunk = ReadMetadata(ref thrift, element);
            }
            else
            {
                isEncrypted |= id == 8;
                thrift.Skip(type);
            }
        }

        return chunk with { IsEncrypted = isEncrypted };
    }

    private static ColumnChunk ReadMetadata(ref ThriftReader thrift, SchemaElement element)
    {
        var statistics = ColumnStatistics.Unknown;
        int? codec = null;
        long? values = null;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (id)
            {
                case 4:
                    codec = thrift.ReadInt32(type);
                    break;
                case 5:
                    values = thrift.ReadInteger(type);
                    break;
                case 12 when type == ThriftType.Struct:
                    statistics = ReadStatistics(ref thrift, element);
                    break;
                default:
                    thrift.Skip(type);
                    break;
            }
        }

        return new ColumnChunk(statistics.NullCount is { } nulls && nulls == values ? ColumnStatistics.NoValue(nulls) : statistics, codec, IsEncrypted: false);
    }

    private static ColumnStatistics ReadStatistics(ref ThriftReader thrift, SchemaElement element)
    {
        long? nulls = null;
        ReadOnlySpan<byte> oldMax = default, oldMin = default, max = default, min = default;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (id)
            {
                case 1:
                    thrift.TryReadBinary(type, out oldMax);
                    break;
                case 2:
                    thrift.TryReadBinary(type, out oldMin);
                    break;
                case 3:
                    nulls = thrift.ReadInteger(type) is { } count and >= 0 ? count : null;
                    break;
                case 5:
                    thrift.TryReadBinary(type, out max);
                    break;
                case 6:
                    thrift.TryReadBinary(type, out min);
                    break;
                default:
                    thrift.Skip(type);
                    break;
            }
        }

        return new ColumnStatistics(nulls, Bound(element, min, oldMin), Bound(element, max, oldMax));
    }

    /// <summary>The old fields hold bounds in the order of signed numbers, whatever the type.</summary>
    private static ColumnValue? Bound(SchemaElement element, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> old) =>
        ParquetValues.Decode(element, bound) ?? (element.Annotation.IsSigned && element.Type is >= (int)PhysicalType.Int32 and <= (int)PhysicalType.Double ? ParquetValues.Decode(element, old) : null);
}
