using MetadataIngestion.Connectors.FileLake.Compression;

namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Where the values of one column in one row group are.</summary>
/// <param name="Offset">Where its first page begins.</param>
/// <param name="Length">The bytes of all its pages.</param>
/// <param name="Entries">How many values and nulls it claims to hold.</param>
/// <param name="Codec">How its pages are compressed.</param>
internal sealed record ChunkPlace(long Offset, long Length, long Entries, Codec Codec)
{
    public static ChunkPlace Read(ref ThriftReader thrift)
    {
        ChunkPlace? place = null;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            if (id == 3 && type == ThriftType.Struct)
            {
                place = ReadMetadata(ref thrift);
            }
            else
            {
                thrift.Skip(type);
            }
        }

        return place ?? throw new InvalidDataException("a column chunk lacks its metadata, or is encrypted");
    }

    private static ChunkPlace ReadMetadata(ref ThriftReader thrift)
    {
        long? codec = null, entries = null, length = null, data = null, dictionary = null;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (id)
            {
                case 4:
                    codec = thrift.ReadInteger(type);
                    break;
                case 5:
                    entries = thrift.ReadInteger(type);
                    break;
                case 7:
                    length = thrift.ReadInteger(type);
                    break;
                case 9:
                    data = thrift.ReadInteger(type);
                    break;
                case 11:
                    dictionary = thrift.ReadInteger(type);
                    break;
                default:
                    thrift.Skip(type);
                    break;
            }
        }

        var offset = dictionary > 0 && dictionary < data ? dictionary : data;
        return offset > 0 && length >= 0 && entries >= 0
            ? new ChunkPlace(offset.Value, length.Value, entries.Value, CodecOf(codec))
            : throw new InvalidDataException("a column chunk lacks its place, or has one that makes no sense");
    }

    private static Codec CodecOf(long? codec) => codec switch
    {
        0 => Codec.None,
        1 => Codec.Snappy,
        2 => Codec.Gzip,
        3 => Codec.Lzo,
        4 => Codec.Brotli,
        5 => Codec.HadoopLz4,
        6 => Codec.Zstandard,
        7 => Codec.Lz4,
        _ => Codec.Unknown,
    };
}
