using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Compression;

namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>The very end of an ORC file, which tells how to read what is before it.</summary>
internal sealed record OrcPostscript(long FooterLength, ulong Compression, int BlockSize, string? Version)
{
    private const int DefaultBlockSize = 256 * 1024;
    private const int MaxBlockSize = 8 * 1024 * 1024;

    private static readonly (string Name, Codec Codec)[] Codecs =
    [
        ("none", Codec.None), ("zlib", Codec.Deflate), ("snappy", Codec.Snappy), ("lzo", Codec.Lzo), ("lz4", Codec.Lz4), ("zstd", Codec.Zstandard), ("brotli", Codec.Brotli),
    ];

    public string CodecName => Compression < (ulong)Codecs.Length ? Codecs[Compression].Name : "unknown";

    public Codec Codec => Compression < (ulong)Codecs.Length ? Codecs[Compression].Codec : Codec.Unknown;

    /// <exception cref="InvalidDataException">The bytes are no postscript.</exception>
    public static OrcPostscript Parse(ReadOnlySpan<byte> bytes)
    {
        var (footer, compression, block) = (0UL, 0UL, (ulong)DefaultBlockSize);
        var isOrc = false;
        List<ulong> version = [];
        for (var proto = new ProtoReader(bytes); proto.Next();)
        {
            switch (proto.Field)
            {
                case 1:
                    footer = proto.Number ?? 0;
                    break;
                case 2:
                    compression = proto.Number ?? 0;
                    break;
                case 3:
                    block = proto.Number ?? 0;
                    break;
                case 4:
                    proto.AddTo(version);
                    break;
                case 8000:
                    isOrc = proto.Bytes.SequenceEqual("ORC"u8);
                    break;
            }
        }

        return isOrc && footer <= long.MaxValue && block is > 0 and <= MaxBlockSize
            ? new OrcPostscript((long)footer, compression, (int)block, version.Count == 0 ? null : string.Join('.', version.Select(part => part.ToString(CultureInfo.InvariantCulture))))
            : throw new InvalidDataException("its last bytes are not those of an ORC file");
    }
}
