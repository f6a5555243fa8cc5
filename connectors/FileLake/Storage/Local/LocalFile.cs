using Microsoft.Win32.SafeHandles;

namespace MetadataIngestion.Connectors.FileLake.Storage.Local;

/// <summary>An open file of a local file system.</summary>
internal sealed class LocalFile : IStoreFile
{
    private readonly SafeFileHandle _handle;

    private LocalFile(SafeFileHandle handle)
    {
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    public long Length { get; }

    public static LocalFile Open(string path) => new(File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete));

    /// <summary>Reads at once: handing a small read to another thread, as asynchronous reads of files do, costs more than the read.</summary>
    public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = RandomAccess.Read(_handle, buffer.Span[total..], offset + total);
            if (read == 0)
                break;

            total += read;
        }

        return new ValueTask<int>(total);
    }

    public ValueTask DisposeAsync()
    {
        _handle.Dispose();
        return ValueTask.CompletedTask;
    }
}
