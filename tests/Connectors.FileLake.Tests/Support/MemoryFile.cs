using MetadataIngestion.Connectors.FileLake.Storage;

namespace Connectors.FileLake.Tests.Support;

/// <summary>A file in memory that counts what is read of it.</summary>
internal sealed class MemoryFile(byte[] bytes, long? length = null) : IStoreFile
{
    public long Length => length ?? bytes.Length;

    public long BytesRead { get; private set; }

    public int Reads { get; private set; }

    public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = (int)Math.Clamp(bytes.Length - offset, 0, buffer.Length);
        bytes.AsSpan((int)Math.Min(offset, bytes.Length), read).CopyTo(buffer.Span);
        BytesRead += read;
        Reads++;
        return new ValueTask<int>(read);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
