namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>Parses the bytes of a footer, which nobody vouches for.</summary>
internal static class FooterParser
{
    private const int MaxElements = 200_000;

    /// <exception cref="InvalidDataException">The bytes are no footer.</exception>
    public static ParquetFooter Parse(ReadOnlySpan<byte> bytes) => Parse(bytes, new SchemaCache());

    /// <param name="bytes">The footer.</param>
    /// <param name="schemas">The schemas of files before: that of this one is mostly among them.</param>
    /// <exception cref="InvalidDataException">The bytes are no footer.</exception>
    public static ParquetFooter Parse(ReadOnlySpan<byte> bytes, SchemaCache schemas)
    {
        var thrift = new ThriftReader(bytes);
        SchemaTree? schema = null;
        RowGroupTotals? groups = null;
        IReadOnlyList<int> orders = [];
        long? rows = null;
        string? createdBy = null;
        var (early, earlyType) = (bytes.Length, ThriftType.Stop);
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (id)
            {
                case 2 when schema is null:
                    schema = ReadSchema(ref thrift, type, bytes, schemas);
                    break;
                case 3:
                    rows = thrift.ReadInteger(type);
                    break;
                case 4 when schema is not null:
                    groups = ReadRowGroups(ref thrift, type, schema);
                    break;
                case 4:
                    // No writer is known that puts them before the schema, but it would be right.
                    (early, earlyType) = (thrift.Position, type);
                    thrift.Skip(type);
                    break;
                case 6:
                    createdBy = thrift.ReadText(type);
                    break;
                case 7:
                    orders = ReadOrders(ref thrift, type);
                    break;
                default:
                    thrift.Skip(type);
                    break;
            }
        }

        schema = schema ?? throw new InvalidDataException("the schema is missing");
        return new ParquetFooter
        {
            Schema = schema,
            StatedRows = rows,
            CreatedBy = createdBy,
            ColumnOrders = orders,
            RowGroups = groups ?? ReadRowGroups(bytes[early..], earlyType, schema),
        };
    }

    private static SchemaTree ReadSchema(ref ThriftReader thrift, ThriftType type, ReadOnlySpan<byte> bytes, SchemaCache schemas)
    {
        var start = thrift.Position;
        if (schemas.Find(bytes[start..]) is { } known)
        {
            thrift.Skip(type);
            return known;
        }

        var schema = SchemaTree.Build(ReadElements(ref thrift, type));
        schemas.Add(bytes[start..thrift.Position], schema);
        return schema;
    }

    private static List<SchemaElement> ReadElements(ref ThriftReader thrift, ThriftType type)
    {
        var count = thrift.ReadListHeader(type, out var element);
        if (count > MaxElements || (count > 0 && element != ThriftType.Struct))
            throw new InvalidDataException(count > MaxElements ? "the schema has more than 200000 elements" : "the schema is no list of elements");

        List<SchemaElement> elements = new(Math.Max(0, count));
        for (var i = 0; i < count; i++)
        {
            elements.Add(SchemaElement.Read(ref thrift));
        }

        return elements;
    }

    private static RowGroupTotals ReadRowGroups(ReadOnlySpan<byte> bytes, ThriftType type, SchemaTree schema)
    {
        var thrift = new ThriftReader(bytes);
        return bytes.IsEmpty ? new RowGroupTotals(schema.Leaves) : ReadRowGroups(ref thrift, type, schema);
    }

    private static RowGroupTotals ReadRowGroups(ref ThriftReader thrift, ThriftType type, SchemaTree schema)
    {
        var totals = new RowGroupTotals(schema.Leaves);
        var count = thrift.ReadListHeader(type, out var element);
        for (var i = 0; i < count; i++)
        {
            if (element == ThriftType.Struct)
            {
                totals.Read(ref thrift);
            }
            else
            {
                thrift.SkipElement(element);
            }
        }

        return totals;
    }

    /// <summary>The member that each column's order is; 0 for one that cannot be read.</summary>
    private static List<int> ReadOrders(ref ThriftReader thrift, ThriftType type)
    {
        var count = thrift.ReadListHeader(type, out var element);
        List<int> orders = [];
        for (var i = 0; i < count; i++)
        {
            if (element == ThriftType.Struct && i < MaxElements)
            {
                orders.Add(ReadOrder(ref thrift));
            }
            else
            {
                thrift.SkipElement(element);
            }
        }

        return orders;
    }

    private static int ReadOrder(ref ThriftReader thrift)
    {
        var order = 0;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            order = id;
            thrift.Skip(type);
        }

        return order;
    }
}
