namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>Parses the bytes of a footer, which nobody vouches for.</summary>
internal static class FooterParser
{
    private const int MaxElements = 200_000;
    private const int MaxKeyValues = 1000;

    /// <exception cref="InvalidDataException">The bytes are no footer.</exception>
    public static ParquetFooter Parse(ReadOnlySpan<byte> bytes) => Parse(bytes, new SchemaCache());

    /// <param name="bytes">The footer.</param>
    /// <param name="schemas">The schemas of files before: that of this one is mostly among them.</param>
    /// <exception cref="InvalidDataException">The bytes are no footer.</exception>
    public static ParquetFooter Parse(ReadOnlySpan<byte> bytes, SchemaCache schemas)
    {
        var thrift = new ThriftReader(bytes);
        SchemaTree? schema = null;
        List<int> orders = [];
        Dictionary<string, string> keyValues = new(StringComparer.Ordinal);
        long? rows = null;
        string? createdBy = null;
        var isSigned = false;
        var (rowGroups, rowGroupsType) = (-1, ThriftType.Stop);
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (id)
            {
                case 2:
                    schema = ReadSchema(ref thrift, type, bytes, schemas);
                    break;
                case 3:
                    rows = thrift.ReadInteger(type);
                    break;
                case 4:
                    // They are read when the schema is known, wherever the writer put it.
                    (rowGroups, rowGroupsType) = (thrift.Position, type);
                    thrift.Skip(type);
                    break;
                case 5:
                    ReadKeyValues(ref thrift, type, keyValues);
                    break;
                case 6:
                    createdBy = thrift.ReadText(type);
                    break;
                case 7:
                    orders = ReadOrders(ref thrift, type);
                    break;
                default:
                    isSigned |= id == 8;
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
            IsSigned = isSigned,
            KeyValues = keyValues,
            RowGroups = ReadRowGroups(rowGroups < 0 ? [] : bytes[rowGroups..], rowGroupsType, new RowGroupTotals(schema.Leaves, orders)),
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

    private static RowGroupTotals ReadRowGroups(ReadOnlySpan<byte> bytes, ThriftType type, RowGroupTotals totals)
    {
        if (bytes.IsEmpty)
            return totals;

        var thrift = new ThriftReader(bytes);
        var count = thrift.ReadListHeader(type, out var element);
        for (var i = 0; i < count && element == ThriftType.Struct; i++)
        {
            totals.Read(ref thrift);
        }

        return totals;
    }

    private static void ReadKeyValues(ref ThriftReader thrift, ThriftType type, Dictionary<string, string> keyValues)
    {
        var count = thrift.ReadListHeader(type, out var element);
        for (var i = 0; i < count; i++)
        {
            if (element == ThriftType.Struct && keyValues.Count < MaxKeyValues)
            {
                ReadKeyValue(ref thrift, keyValues);
            }
            else
            {
                thrift.SkipElement(element);
            }
        }
    }

    private static void ReadKeyValue(ref ThriftReader thrift, Dictionary<string, string> keyValues)
    {
        string? key = null;
        string? value = null;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            // Texts of any size are legal here, and none that is longer is of use.
            if (id is 1 or 2 && thrift.TryReadBinary(type, out var text))
            {
                (key, value) = id == 1 ? (Text(text), value) : (key, Text(text));
            }
            else if (id is not (1 or 2))
            {
                thrift.Skip(type);
            }
        }

        if (key is not null && value is not null)
        {
            keyValues[key] = value;
        }
    }

    private static string? Text(ReadOnlySpan<byte> bytes) => bytes.Length <= 1024 * 1024 ? System.Text.Encoding.UTF8.GetString(bytes) : null;

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
