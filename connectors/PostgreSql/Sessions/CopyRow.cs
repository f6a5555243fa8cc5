using System.Buffers.Binary;

namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>The fields of one row as COPY sends them in binary, read in order.</summary>
internal ref struct CopyRow(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes[sizeof(short)..];

    public short Int16() => BinaryPrimitives.ReadInt16BigEndian(Field());

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Field());

    public uint Oid() => BinaryPrimitives.ReadUInt32BigEndian(Field());

    public bool Boolean() => Field()[0] != 0;

    /// <summary>A column of the type "char".</summary>
    public char Char() => (char)Field()[0];

    /// <summary>A name or text, in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8() => Field();

    /// <summary>An array of text with one dimension, or null.</summary>
    public string[]? OptionalTexts(TextDecoder decoder)
    {
        var length = Length();
        if (length < 0)
            return null;
        var array = new CopyArray(_rest[..length]);
        _rest = _rest[length..];
        return array.ReadTexts(decoder);
    }

    private ReadOnlySpan<byte> Field()
    {
        var length = Length();
        var field = _rest[..length];
        _rest = _rest[length..];
        return field;
    }

    private int Length()
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(_rest);
        _rest = _rest[sizeof(int)..];
        return length;
    }
}
