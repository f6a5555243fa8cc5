using MetadataIngestion.Connectors.FileLake.Compression;

namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Decodes the pages of one column chunk, of which the first may hold the dictionary of the others.</summary>
internal sealed class PageDecoder(PageLeaf leaf, Codec codec)
{
    private const int Plain = 0;
    private const int PlainDictionary = 2;
    private const int Rle = 3;
    private const int BitPacked = 4;
    private const int DeltaBinaryPacked = 5;
    private const int DeltaLengthByteArray = 6;
    private const int DeltaByteArray = 7;
    private const int RleDictionary = 8;
    private const int ByteStreamSplit = 9;

    private PageValues? _dictionary;

    /// <summary>Decodes a page, whose number of entries the caller has bounded.</summary>
    /// <returns>The page; <see langword="null"/> for one that holds no data.</returns>
    /// <exception cref="InvalidDataException">The page is damaged.</exception>
    public DataPage? Decode(PageHeader header, ReadOnlyMemory<byte> stored)
    {
        switch (header.Type)
        {
            case 0:
                return DecodeFirst(header, Unpack(stored, header.UnpackedSize));
            case 2:
                _dictionary = DecodeDictionary(header, Unpack(stored, header.UnpackedSize));
                return null;
            case 3:
                return DecodeSecond(header, stored);
            default:
                return null;
        }
    }

    /// <summary>The first version of pages: everything is compressed together, and levels say how long they are.</summary>
    private DataPage DecodeFirst(PageHeader header, ReadOnlyMemory<byte> body)
    {
        var reader = new BitReader(body.Span);
        var repetitions = leaf.Repetition > 0 ? Levels(ref reader, header.RepetitionEncoding, leaf.RepetitionWidth, header.Entries) : [];
        var definitions = leaf.Definition > 0 ? Levels(ref reader, header.DefinitionEncoding, leaf.DefinitionWidth, header.Entries) : [];
        return Page(header, repetitions, definitions, body[^reader.Left..]);
    }

    /// <summary>The second version: levels are not compressed, and the header says how long they are.</summary>
    private DataPage DecodeSecond(PageHeader header, ReadOnlyMemory<byte> stored)
    {
        var (repetition, definition) = ((long)header.RepetitionBytes, (long)header.DefinitionBytes);
        if (repetition < 0 || definition < 0 || repetition + definition > Math.Min(stored.Length, header.UnpackedSize))
            throw new InvalidDataException("the levels of a page exceed it");

        var levels = (int)(repetition + definition);
        var repetitions = leaf.Repetition > 0 ? HybridDecoder.Decode(stored.Span[..(int)repetition], leaf.RepetitionWidth, header.Entries) : [];
        var definitions = leaf.Definition > 0 ? HybridDecoder.Decode(stored.Span[(int)repetition..levels], leaf.DefinitionWidth, header.Entries) : [];
        var values = stored[levels..];
        return Page(header, repetitions, definitions, header.IsCompressed && !values.IsEmpty ? Unpack(values, header.UnpackedSize - levels) : values);
    }

    private static int[] Levels(ref BitReader reader, int encoding, int width, int entries) => encoding switch
    {
        Rle => HybridDecoder.Decode(reader.Take((long)reader.ReadFixed(4)), width, entries),
        BitPacked => HybridDecoder.DecodeHighestFirst(ref reader, width, entries),
        _ => throw new InvalidDataException($"the levels of a page have the unknown encoding {encoding}"),
    };

    private DataPage Page(PageHeader header, int[] repetitions, int[] definitions, ReadOnlyMemory<byte> values)
    {
        var count = leaf.Definition > 0 ? definitions.Count(level => level == leaf.Definition) : header.Entries;
        return new DataPage(header.Entries, repetitions, definitions, count == 0 ? DataPage.Empty.Values : Values(header.Encoding, values, count));
    }

    private PageValues Values(int encoding, ReadOnlyMemory<byte> bytes, int count)
    {
        var reader = new BitReader(bytes.Span);
        return (encoding, leaf.Type) switch
        {
            (Plain, _) => PlainDecoder.Decode(leaf, bytes, count),
            (PlainDictionary or RleDictionary, _) => Indexed(ref reader, count),
            (Rle, PhysicalType.Boolean) => new PageValues(Array.ConvertAll(HybridDecoder.Decode(reader.Take((long)reader.ReadFixed(4)), 1, count), bit => (long)bit)),
            (DeltaBinaryPacked, PhysicalType.Int32) => new PageValues(Array.ConvertAll(DeltaDecoder.Numbers(ref reader, count), value => (long)(int)value)),
            (DeltaBinaryPacked, PhysicalType.Int64) => new PageValues(DeltaDecoder.Numbers(ref reader, count)),
            (DeltaLengthByteArray, PhysicalType.ByteArray) => new PageValues(DeltaDecoder.Texts(bytes, count)),
            (DeltaByteArray, PhysicalType.ByteArray or PhysicalType.FixedLenByteArray) => new PageValues(DeltaDecoder.Prefixed(bytes, count)),
            (ByteStreamSplit, not (PhysicalType.Boolean or PhysicalType.ByteArray)) => PlainDecoder.DecodeSplit(leaf, bytes.Span, count),
            _ => throw new InvalidDataException($"a page of {leaf.Type} values has the encoding {encoding}, which is not read"),
        };
    }

    private PageValues Indexed(ref BitReader reader, int count)
    {
        var width = reader.Take(1)[0];
        return (_dictionary ?? throw new InvalidDataException("a page refers to a dictionary that is missing"))
            .Select(HybridDecoder.Decode(reader.Take(reader.Left), width, count));
    }

    private PageValues DecodeDictionary(PageHeader header, ReadOnlyMemory<byte> body) => header.Encoding is Plain or PlainDictionary
        ? PlainDecoder.Decode(leaf, body, header.Entries)
        : throw new InvalidDataException($"a dictionary has the unknown encoding {header.Encoding}");

    private ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> stored, int size)
    {
        if (codec == Codec.None)
            return stored.Length == size ? stored : throw new InvalidDataException("a page is shorter or longer than it claims");

        var body = new byte[size];
        return Decompressor.Unpack(codec, stored, body) == size ? body : throw new InvalidDataException("a page unpacks to less than it claims");
    }
}
