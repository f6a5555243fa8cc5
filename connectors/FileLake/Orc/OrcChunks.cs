using MetadataIngestion.Connectors.FileLake.Compression;

namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>Unpacks a section of an ORC file: chunks, each with a length and whether it is compressed at all.</summary>
internal static class OrcChunks
{
    private const int HeaderLength = 3;
    private const int MaxUnpacked = 128 * 1024 * 1024;

    /// <exception cref="InvalidDataException">The section is damaged, or unpacks to more than is read.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> section, OrcPostscript postscript)
    {
        if (postscript.Codec == Codec.None)
            return section;

        using var unpacked = new MemoryStream();
        byte[]? buffer = null;
        while (!section.IsEmpty)
        {
            var header = section.Length >= HeaderLength ? section.Span[0] | (section.Span[1] << 8) | (section.Span[2] << 16) : throw new InvalidDataException("it ends inside a chunk");
            var chunk = header >> 1 <= section.Length - HeaderLength ? section.Slice(HeaderLength, header >> 1) : throw new InvalidDataException("it ends inside a chunk");
            section = section[(HeaderLength + chunk.Length)..];
            if ((header & 1) == 1)
            {
                unpacked.Write(chunk.Span);
            }
            else
            {
                buffer ??= new byte[postscript.BlockSize];
                unpacked.Write(buffer, 0, Decompressor.Unpack(postscript.Codec, chunk, buffer));
            }

            if (unpacked.Length > MaxUnpacked)
                throw new InvalidDataException("it unpacks to more than 128 MiB");
        }

        return unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
    }
}
