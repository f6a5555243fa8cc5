namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>What the columns of a file are packed with.</summary>
internal readonly record struct ChunkCodecs
{
    // By the numbers that files give them; the last stands for all others.
    private static readonly string[] Names = ["uncompressed", "snappy", "gzip", "lzo", "brotli", "lz4", "zstd", "lz4_raw", "unknown"];

    private readonly int _bits;

    private ChunkCodecs(int bits) => _bits = bits;

    public bool Any => _bits != 0;

    public ChunkCodecs With(int codec) => new(_bits | (1 << (codec >= 0 && codec < Names.Length ? codec : Names.Length - 1)));

    public override string ToString()
    {
        var bits = _bits;
        return string.Join('+', Names.Where((_, codec) => (bits & (1 << codec)) != 0).Order(StringComparer.Ordinal));
    }
}
