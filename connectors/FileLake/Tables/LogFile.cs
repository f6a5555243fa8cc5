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
    public static async ValueTask<byte[]> ReadAsync(ILakeStore store, string path, int maxBytes, CancellationToken cancellationToken)
    {
        var file = await store.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            if (file.Length > maxBytes)
                throw TooLong(maxBytes);

            var bytes = new byte[file.Length];
            var read = await file.ReadAsync(0, bytes, cancellationToken).ConfigureAwait(false);
            return bytes[..read];
        }
    }

    /// <summary>The lines of a file, without the empty ones; each is valid until the next is asked for.</summary>
    /// <exception cref="SampleException">A line is longer than is read.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLinesAsync(ILakeStore store, string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = await store.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var buffer = new byte[Math.Min(file.Length, Window)];
            for (var (offset, kept) = (0L, 0); ;)
            {
                var read = await file.ReadAsync(offset, buffer.AsMemory(kept), cancellationToken).ConfigureAwait(false);
                offset += read;
                var filled = kept + read;
                var start = 0;
                for (int length; (length = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n')) >= 0; start += length + 1)
                {
                    if (length > 0)
                        yield return buffer.AsMemory(start, length);
                }

                kept = filled - start;
                if (filled < buffer.Length || offset == file.Length)
                {
                    if (kept > 0)
                        yield return buffer.AsMemory(start, kept);

                    break;
                }

                buffer.AsSpan(start, kept).CopyTo(buffer);
                if (kept == buffer.Length)
                    Array.Resize(ref buffer, kept < MaxLine ? 2 * kept : throw TooLong(MaxLine));
            }
        }
    }

    private static SampleException TooLong(int maxBytes) =>
        new($"is longer than the {maxBytes / (1024 * 1024)} MiB that are read", "Have the engine that writes the table clean up its log, or exclude the table.");
}
