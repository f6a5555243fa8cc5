using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>Reads the end of an ORC file, and nothing else of it: mostly in one request.</summary>
internal static class OrcFile
{
    private const int FirstRead = 64 * 1024;
    private const int MaxFooter = 64 * 1024 * 1024;
    private const string WriteAgain = "Write or copy the file again, or exclude it.";

    /// <exception cref="SampleException">The file has no footer that can be read.</exception>
    public static async ValueTask<(OrcPostscript Postscript, OrcFooter Footer)> ReadAsync(IStoreFile file, CancellationToken cancellationToken)
    {
        var end = await ReadEndAsync(file, (int)Math.Min(file.Length, FirstRead), cancellationToken).ConfigureAwait(false);
        var (postscript, length) = Guard(() => ParsePostscript(end.Span));
        var needed = length + postscript.FooterLength;
        if (needed > MaxFooter || needed > file.Length)
        {
            throw needed > file.Length
                ? new SampleException("has a damaged ORC footer: its length exceeds the file", WriteAgain)
                : new SampleException("has an ORC footer of more than 64 MiB, which is not read", "Write fewer columns or larger stripes.");
        }

        if (needed > end.Length)
        {
            end = await ReadEndAsync(file, (int)needed, cancellationToken).ConfigureAwait(false);
        }

        var section = end.Slice(end.Length - (int)needed, (int)postscript.FooterLength);
        return (postscript, Guard(() => OrcFooter.Parse(OrcChunks.Unpack(section, postscript).Span)));
    }

    private static (OrcPostscript Postscript, int Length) ParsePostscript(ReadOnlySpan<byte> end)
    {
        if (end.IsEmpty || end[^1] >= end.Length)
            throw new InvalidDataException("it is too short");

        var length = end[^1] + 1;
        return (OrcPostscript.Parse(end[^length..^1]), length);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadEndAsync(IStoreFile file, int length, CancellationToken cancellationToken)
    {
        var end = new byte[length];
        return await file.ReadAsync(file.Length - length, end, cancellationToken).ConfigureAwait(false) == length
            ? end
            : throw new SampleException("became shorter while it was read", "Crawl again when nothing writes the file.");
    }

    private static T Guard<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception exception) when (exception is InvalidDataException or OverflowException)
        {
            throw new SampleException($"is no ORC file, or a damaged one: {exception.Message}", WriteAgain, exception);
        }
    }
}
