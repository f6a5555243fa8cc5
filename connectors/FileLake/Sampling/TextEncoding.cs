using System.Text;
using System.Text.Unicode;

namespace MetadataIngestion.Connectors.FileLake.Sampling;

/// <summary>An encoding of text, as detected from the bytes.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Name">Its name in properties.</param>
/// <param name="PreambleLength">The length of the byte order mark.</param>
internal sealed record TextEncoding(Encoding Encoding, string Name, int PreambleLength = 0)
{
    private const int ProbeLength = 4096;

    public bool IsUtf8 => Name == "utf-8";

    /// <summary>Whether the bytes were valid in no encoding that can be wrong.</summary>
    public bool IsGuess => Name == "windows-1252";

    /// <exception cref="SampleException">The bytes are not text.</exception>
    public static TextEncoding Detect(ReadOnlySpan<byte> bytes, bool isComplete)
    {
        if (FromMark(bytes) is { } marked)
            return marked;

        if (FromZeros(bytes) is { } wide)
            return wide;

        if (BinaryContent.Recognize(bytes) is { } content)
            throw new SampleException($"holds {content}, not text", "Give the file the extension of its real format, or exclude it.");

        return IsValidUtf8(bytes, isComplete)
            ? new TextEncoding(Encoding.UTF8, "utf-8")
            : new TextEncoding(CodePagesEncodingProvider.Instance.GetEncoding(1252)!, "windows-1252");
    }

    private static TextEncoding? FromMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(Encoding.UTF8, "utf-8", 3),
        [0xFF, 0xFE, 0, 0, ..] => new(Encoding.UTF32, "utf-32le", 4),
        [0xFF, 0xFE, ..] => new(Encoding.Unicode, "utf-16le", 2),
        [0xFE, 0xFF, ..] => new(Encoding.BigEndianUnicode, "utf-16be", 2),
        _ => null,
    };

    /// <summary>Western text in UTF-16 has a zero in nearly every other place, and none in between.</summary>
    private static TextEncoding? FromZeros(ReadOnlySpan<byte> bytes)
    {
        var probe = bytes[..Math.Min(ProbeLength, bytes.Length & ~1)];
        var even = 0;
        var odd = 0;
        for (var i = 0; i < probe.Length; i += 2)
        {
            even += probe[i] == 0 && IsTextByte(probe[i + 1]) ? 1 : 0;
            odd += probe[i + 1] == 0 && IsTextByte(probe[i]) ? 1 : 0;
        }

        var places = probe.Length / 2.0;
        if (odd > 0.3 * places && even < 0.05 * places)
            return new TextEncoding(Encoding.Unicode, "utf-16le");

        return even > 0.3 * places && odd < 0.05 * places ? new TextEncoding(Encoding.BigEndianUnicode, "utf-16be") : null;
    }

    private static bool IsTextByte(byte value) => value is >= 0x20 or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static bool IsValidUtf8(ReadOnlySpan<byte> bytes, bool isComplete)
    {
        if (isComplete)
            return Utf8.IsValid(bytes);

        // A character that the end of the sample cuts says nothing about the encoding.
        var end = bytes.Length;
        while (end > 0 && bytes.Length - end < 3 && (bytes[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }

        return Utf8.IsValid(bytes) || Utf8.IsValid(bytes[..Math.Max(0, end - 1)]);
    }
}
