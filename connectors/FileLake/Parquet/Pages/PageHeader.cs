namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>What precedes a page.</summary>
internal record struct PageHeader
{
    private const int MaxSize = 64 * 1024 * 1024;
    private const int SmallSize = 1024 * 1024;

    // The most that deflate can pack into a byte; what claims more than that, and is large, is a trap.
    private const int MaxRatio = 1032;

    public PageHeader()
    {
    }

    public int Type { get; private set; } = -1;

    /// <summary>The size of the page as stored.</summary>
    public int Size { get; private set; } = -1;

    public int UnpackedSize { get; private set; } = -1;

    public int Entries { get; private set; } = -1;

    public int Encoding { get; private set; } = -1;

    public int DefinitionEncoding { get; private set; }

    public int RepetitionEncoding { get; private set; }

    public int DefinitionBytes { get; private set; }

    public int RepetitionBytes { get; private set; }

    public bool IsCompressed { get; private set; } = true;

    /// <exception cref="InvalidDataException">The bytes are no header of a page that may be read.</exception>
    public static PageHeader Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var header = new PageHeader();
        var thrift = new ThriftReader(bytes);
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            header.ReadField(ref thrift, id, type);
        }

        length = thrift.Position;
        header.Check(bytes.Length - length);
        return header;
    }

    private readonly void Check(int left)
    {
        if (Size < 0 || Size > left || UnpackedSize < 0)
            throw new InvalidDataException("a page exceeds its column chunk");

        if (UnpackedSize > MaxSize || UnpackedSize > SmallSize + ((long)Size * MaxRatio))
            throw new InvalidDataException("a page unpacks to more than 64 MiB, or to more than it can");
    }

    private void ReadField(ref ThriftReader thrift, int id, ThriftType type)
    {
        switch (id)
        {
            case 1:
                Type = thrift.ReadInt32(type) ?? -1;
                break;
            case 2:
                UnpackedSize = thrift.ReadInt32(type) ?? -1;
                break;
            case 3:
                Size = thrift.ReadInt32(type) ?? -1;
                break;
            case 5 or 7 or 8 when type == ThriftType.Struct:
                ReadKind(ref thrift, kind: id);
                break;
            default:
                thrift.Skip(type);
                break;
        }
    }

    private void ReadKind(ref ThriftReader thrift, int kind)
    {
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (kind, id)
            {
                case (_, 1):
                    Entries = thrift.ReadInt32(type) ?? -1;
                    break;
                case (5 or 7, 2) or (8, 4):
                    Encoding = thrift.ReadInt32(type) ?? -1;
                    break;
                case (5, 3):
                    DefinitionEncoding = thrift.ReadInt32(type) ?? -1;
                    break;
                case (5, 4):
                    RepetitionEncoding = thrift.ReadInt32(type) ?? -1;
                    break;
                case (8, 5):
                    DefinitionBytes = thrift.ReadInt32(type) ?? -1;
                    break;
                case (8, 6):
                    RepetitionBytes = thrift.ReadInt32(type) ?? -1;
                    break;
                case (8, 7):
                    IsCompressed = thrift.ReadBoolean(type) ?? true;
                    break;
                default:
                    thrift.Skip(type);
                    break;
            }
        }
    }
}
