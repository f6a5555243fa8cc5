using System.Buffers.Binary;

namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>An array of text in the binary form: dimensions, whether there are nulls, element type, then size and lower bound of each dimension.</summary>
internal ref struct CopyArray(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public string[] ReadTexts(TextDecoder decoder)
    {
        if (Next() == 0)
            return [];
        _rest = _rest[(2 * sizeof(int))..];
        var texts = new string[Next()];
        _rest = _rest[sizeof(int)..];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = ReadText(decoder);
        return texts;
    }

    private string ReadText(TextDecoder decoder)
    {
        var length = Math.Max(0, Next());
        var text = decoder.Decode(_rest[..length]);
        _rest = _rest[length..];
        return text;
    }

    private int Next()
    {
        var value = BinaryPrimitives.ReadInt32BigEndian(_rest);
        _rest = _rest[sizeof(int)..];
        return value;
    }
}
