using System.Buffers.Binary;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>Reads the footer of a Parquet file, and nothing else of it: mostly in one request for the file's end.</summary>
internal static class ParquetFile
{
    public const string WriteAgain = "Write or copy the file again, or exclude it.";

    private const int FirstRead = 64 * 1024;
    private const int MaxFooter = 64 * 1024 * 1024;
    private const int SmallestFile = 12;
    private const int TailLength = 8;

    /// <summary>How much of a file's end is read at first.</summary>
    public static int EndLength(IStoreFile file) => (int)Math.Min(file.Length, FirstRead);

    /// <summary>The bytes of the footer alone.</summary>
    /// <param name="file">The file.</param>
    /// <param name="end">Takes the end of the file, and with it mostly the footer.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SampleException">The file has no footer that can be read.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadFooterAsync(IStoreFile file, Memory<byte> end, CancellationToken cancellationToken)
    {
        var read = await file.ReadAsync(file.Length - end.Length, end, cancellationToken).ConfigureAwait(false);
        if (read < end.Length)
            throw Changed();

        var length = FooterLength(end.Span, file.Length);
        return await TakeFooterAsync(file, end, length, cancellationToken).ConfigureAwait(false);
    }

    public static SampleException Changed() => new("became shorter while it was read", "Crawl again when nothing writes the file.");

    private static int FooterLength(ReadOnlySpan<byte> end, long fileLength)
    {
        if (end.EndsWith("PARE"u8))
            throw new SampleException("has an encrypted footer, so that its schema is not known", "Write the footer in plain text, which Parquet can sign instead, or exclude the file.");

        if (fileLength < SmallestFile || !end.EndsWith("PAR1"u8))
            throw new SampleException("is no Parquet file, or is cut off: its end is not that of one", WriteAgain);

        var length = BinaryPrimitives.ReadUInt32LittleEndian(end[^TailLength..]);
        if (length == 0 || length > fileLength - SmallestFile)
            throw new SampleException("has a damaged Parquet footer: its length exceeds the file", WriteAgain);

        return length <= MaxFooter
            ? (int)length
            : throw new SampleException("has a Parquet footer of more than 64 MiB, which is not read", "Write fewer columns or larger row groups.");
    }

    private static async ValueTask<ReadOnlyMemory<byte>> TakeFooterAsync(IStoreFile file, ReadOnlyMemory<byte> end, int length, CancellationToken cancellationToken)
    {
        var missing = length + TailLength - end.Length;
        if (missing <= 0)
            return end.Slice(end.Length - TailLength - length, length);

        var footer = new byte[missing + end.Length];
        var read = await file.ReadAsync(file.Length - footer.Length, footer.AsMemory(0, missing), cancellationToken).ConfigureAwait(false);
        end.CopyTo(footer.AsMemory(missing));
        return read == missing ? footer.AsMemory(0, length) : throw Changed();
    }
}
