namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Where the columns of a row group are, in the order of the schema's leaves.</summary>
internal sealed record RowGroupPlace(long Rows, IReadOnlyList<ChunkPlace> Chunks)
{
    private const int RowGroupsField = 4;
    private const int MaxRowGroups = 100_000;

    /// <exception cref="InvalidDataException">The bytes are no footer, or its row groups do not fit its schema.</exception>
    public static IReadOnlyList<RowGroupPlace> Parse(ReadOnlySpan<byte> footer, int leaves)
    {
        List<RowGroupPlace> places = [];
        var thrift = new ThriftReader(footer);
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            if (id == RowGroupsField)
            {
                places = ReadAll(ref thrift, type, leaves);
            }
            else
            {
                thrift.Skip(type);
            }
        }

        return places;
    }

    private static List<RowGroupPlace> ReadAll(ref ThriftReader thrift, ThriftType type, int leaves)
    {
        var count = thrift.ReadListHeader(type, out var element);
        if (count > MaxRowGroups || (count > 0 && element != ThriftType.Struct))
            throw new InvalidDataException("it has more than 100000 row groups, or none that can be read");

        List<RowGroupPlace> places = [];
        for (var i = 0; i < count; i++)
        {
            places.Add(Read(ref thrift, leaves));
        }

        return places;
    }

    private static RowGroupPlace Read(ref ThriftReader thrift, int leaves)
    {
        long? rows = null;
        List<ChunkPlace> chunks = [];
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (id)
            {
                case 1:
                    chunks = ReadChunks(ref thrift, type);
                    break;
                case 3:
                    rows = thrift.ReadInteger(type);
                    break;
                default:
                    thrift.Skip(type);
                    break;
            }
        }

        return rows >= 0 && chunks.Count == leaves
            ? new RowGroupPlace(rows.Value, chunks)
            : throw new InvalidDataException("a row group has not one chunk for each column, or no valid number of rows");
    }

    private static List<ChunkPlace> ReadChunks(ref ThriftReader thrift, ThriftType type)
    {
        var count = thrift.ReadListHeader(type, out var element);
        List<ChunkPlace> chunks = [];
        for (var i = 0; i < count; i++)
        {
            chunks.Add(element == ThriftType.Struct ? ChunkPlace.Read(ref thrift) : throw new InvalidDataException("a row group has chunks that are none"));
        }

        return chunks;
    }
}
