namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>Fills a buffer with literals and with copies of what it holds already.</summary>
internal ref struct UnpackedWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    public int Length { get; private set; }

    public void Append(ReadOnlySpan<byte> literal)
    {
        if (!literal.TryCopyTo(_buffer[Length..]))
            throw TooLong();

        Length += literal.Length;
    }

    /// <summary>Copies from so many bytes back; a copy longer than that repeats itself.</summary>
    public void Repeat(long distance, long count)
    {
        if (distance <= 0 || distance > Length)
            throw new InvalidDataException("compressed data refers to bytes before its beginning");

        if (count > _buffer.Length - Length)
            throw TooLong();

        for (var left = (int)count; left > 0;)
        {
            var part = Math.Min(left, (int)distance);
            _buffer.Slice(Length - (int)distance, part).CopyTo(_buffer[Length..]);
            Length += part;
            left -= part;
        }
    }

    private static InvalidDataException TooLong() => new("compressed data unpacks to more than it claims");
}
