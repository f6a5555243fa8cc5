namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>An open file, read by ranges. All reads see the same version of the file, as far as the store can tell versions apart.</summary>
internal interface IStoreFile : IAsyncDisposable
{
    /// <summary>The size when the file was opened.</summary>
    long Length { get; }

    /// <summary>Reads from an offset.</summary>
    /// <returns>How many bytes were read; fewer than the buffer holds only at the end of the file.</returns>
    /// <exception cref="IOException">The range cannot be read.</exception>
    ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken);
}
