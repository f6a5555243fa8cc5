using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>A file of which one part is remembered. The rest, which readers take along without looking at it, is zeros.</summary>
internal sealed class ExtractFile(FileExtract extract) : IStoreFile
{
    public long Length => extract.Length;

    public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var length = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        var target = buffer.Span[..length];
        target.Clear();
        var start = Math.Max(offset, extract.Offset);
        var end = Math.Min(offset + length, extract.Offset + extract.Bytes.Length);
        if (start < end)
        {
            extract.Bytes.AsSpan((int)(start - extract.Offset), (int)(end - start)).CopyTo(target[(int)(start - offset)..]);
        }

        return new ValueTask<int>(length);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
