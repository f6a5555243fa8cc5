namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>How the parts of a binary file are compressed.</summary>
internal enum Codec
{
    None,
    Snappy,
    Gzip,
    Deflate,
    Lz4,

    /// <summary>LZ4 as Hadoop frames it, which some writers leave out.</summary>
    HadoopLz4,
    Zstandard,
    Brotli,
    Lzo,

    /// <summary>A codec that came into being after this was written.</summary>
    Unknown,
}
