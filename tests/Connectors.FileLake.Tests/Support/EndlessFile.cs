using MetadataIngestion.Connectors.FileLake.Storage;

namespace Connectors.FileLake.Tests.Support;

/// <summary>A file of any length that begins with some bytes and repeats others to its end; nothing of it is stored.</summary>
internal sealed class EndlessFile(byte[] begin, byte[] repeated, long length) : IStoreFile
{
    public long Length => length;

    /// <summary>How many bytes were asked for and given.</summary>
    public long BytesRead { get; private set; }

    public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = (int)Math.Clamp(length - offset, 0, buffer.Length);
        for (var i = 0; i < read; i++)
        {
            var place = offset + i;
            buffer.Span[i] = place < begin.Length ? begin[place] : repeated[(place - begin.Length) % repeated.Length];
        }

        BytesRead += read;
        return new ValueTask<int>(read);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
