using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>A small file in memory, for those who read several parts of it: one request in place of many.</summary>
internal sealed class BufferedFile : IStoreFile
{
    private const int MaxLength = 1024 * 1024;

    private readonly byte[] _bytes;

    private BufferedFile(byte[] bytes) => _bytes = bytes;

    public long Length => _bytes.Length;

    /// <summary>The same file: read at once when it is small, else as it is.</summary>
    public static async ValueTask<IStoreFile> OpenAsync(IStoreFile file, CancellationToken cancellationToken)
    {
        if (file.Length > MaxLength)
            return file;

        var bytes = new byte[file.Length];
        return await file.ReadAsync(0, bytes, cancellationToken).ConfigureAwait(false) == bytes.Length ? new BufferedFile(bytes) : throw ParquetFile.Changed();
    }

    public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = (int)Math.Min(buffer.Length, Length - offset);
        _bytes.AsMemory((int)offset, read).CopyTo(buffer);
        return ValueTask.FromResult(read);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
