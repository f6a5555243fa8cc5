using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>Reads the footers of a dataset's files, one after another: into one buffer, since nothing of the bytes is kept.</summary>
internal sealed class ParquetFooters
{
    private readonly SchemaCache _schemas = new();
    private byte[] _end = [];

    /// <exception cref="SampleException">The file has no footer that can be read.</exception>
    public async ValueTask<ParquetFooter> ReadAsync(IStoreFile file, CancellationToken cancellationToken) =>
        Parse(await ParquetFile.ReadFooterAsync(file, Buffer(ParquetFile.EndLength(file)), cancellationToken).ConfigureAwait(false));

    private Memory<byte> Buffer(int length)
    {
        _end = _end.Length < length ? new byte[length] : _end;
        return _end.AsMemory(0, length);
    }

    private ParquetFooter Parse(ReadOnlyMemory<byte> footer)
    {
        try
        {
            return FooterParser.Parse(footer.Span, _schemas);
        }
        catch (InvalidDataException exception)
        {
            throw new SampleException($"has a damaged Parquet footer: {exception.Message}", ParquetFile.WriteAgain, exception);
        }
    }
}
