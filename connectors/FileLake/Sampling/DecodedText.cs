using System.Buffers;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Sampling;

/// <summary>A sample as characters, in a rented buffer.</summary>
internal sealed class DecodedText : IDisposable
{
    private readonly char[] _buffer;
    private readonly int _length;

    private DecodedText(char[] buffer, int length, TextEncoding encoding)
    {
        _buffer = buffer;
        _length = length;
        Encoding = encoding;
    }

    public TextEncoding Encoding { get; }

    public ReadOnlySpan<char> Characters => _buffer.AsSpan(0, _length);

    /// <exception cref="SampleException">The sample is not text.</exception>
    public static DecodedText From(FileSample sample)
    {
        var encoding = TextEncoding.Detect(sample.Bytes.Span, sample.IsComplete);
        var bytes = sample.Bytes.Span[encoding.PreambleLength..];
        var buffer = ArrayPool<char>.Shared.Rent(encoding.Encoding.GetMaxCharCount(bytes.Length));
        var length = encoding.Encoding.GetDecoder().GetChars(bytes, buffer, flush: sample.IsComplete);
        return new DecodedText(buffer, length, encoding);
    }

    /// <summary>What people should know about the encoding.</summary>
    public static IEnumerable<Finding> Examine(TextEncoding encoding)
    {
        if (encoding.IsGuess)
        {
            yield return new Finding("is not valid UTF-8; it was read as Windows-1252", "Write the file in UTF-8 if names or texts look wrong.");
        }
    }

    /// <summary>A sample as UTF-8 without byte order mark, copied only when it is something else.</summary>
    public static (ReadOnlyMemory<byte> Bytes, TextEncoding Encoding) ToUtf8(FileSample sample)
    {
        var encoding = TextEncoding.Detect(sample.Bytes.Span, sample.IsComplete);
        if (encoding.IsUtf8)
            return (sample.Bytes[encoding.PreambleLength..], encoding);

        using var text = From(sample);
        var bytes = new byte[System.Text.Encoding.UTF8.GetByteCount(text.Characters)];
        System.Text.Encoding.UTF8.GetBytes(text.Characters, bytes);
        return (bytes, encoding);
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(_buffer);
}
