using System.Runtime.CompilerServices;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>Reads the files in which tables keep their log.</summary>
internal static class LogFile
{
    private const int MaxLine = 64 * 1024 * 1024;
    private const int Window = 256 * 1024;

    /// <summary>A whole file.</summary>
    /// <exception cref="SampleException">It is longer than that.</exception>
    public static async ValueTask<byte[]> ReadAsync(IStoreFile file, int maxBytes, CancellationToken cancellationToken)
    {
        if (file.Length > maxBytes)
            throw TooLong(maxBytes);

        var bytes = new byte[file.Length];
        var read = await file.ReadAsync(0, bytes, cancellationToken).ConfigureAwait(false);
        return bytes[..read];
    }

    /// <summary>The lines of a file, without the empty ones; each is valid until the next is asked for.</summary>
    /// <exception cref="SampleException">A line is longer than is read.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLinesAsync(IStoreFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(file.Length, Window)];
        var (offset, filled, read) = (0L, 0, -1);
        while (read != 0)
        {
            read = await file.ReadAsync(offset, buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            offset += read;
            filled += read;
            var start = 0;
            for (int length; (length = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n')) >= 0; start += length + 1)
            {
                if (length > 0)
                    yield return buffer.AsMemory(start, length);
            }

            filled -= start;
            buffer.AsSpan(start, filled).CopyTo(buffer);
            if (filled == buffer.Length && filled > 0)
            {
                Array.Resize(ref buffer, filled < MaxLine ? 2 * filled : throw TooLong(MaxLine));
            }
        }

        if (filled > 0)
            yield return buffer.AsMemory(0, filled);
    }

    private static SampleException TooLong(int maxBytes) =>
        new($"is longer than the {maxBytes / (1024 * 1024)} MiB that are read", "Have the engine that writes the table clean up its log, or exclude the table.");
}
