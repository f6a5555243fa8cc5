using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Delimited;
using MetadataIngestion.Connectors.FileLake.Json;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Tells the format of a file from its beginning, where its name does not or is wrong.</summary>
internal static class FormatSniffer
{
    private const int MaxBytes = 64 * 1024;

    /// <returns>The format; <see langword="null"/> for text of a format that is not read.</returns>
    /// <exception cref="SampleException">The file is not text, and of no binary format that is read.</exception>
    public static async ValueTask<FileFormat?> SniffAsync(IStoreFile file, Codec packing, CancellationToken cancellationToken)
    {
        var stream = new StoreStream(file);
        await using (stream.ConfigureAwait(false))
        {
            var sample = await new SampleReader(MaxBytes).ReadAsync(stream, packing, cancellationToken).ConfigureAwait(false);
            return Binary(sample) ?? Text(sample);
        }
    }

    /// <summary>Formats that compress by themselves are not read inside of something else.</summary>
    private static FileFormat? Binary(FileSample sample)
    {
        var bytes = sample.Packing == Codec.None ? sample.Bytes.Span : default;
        if (bytes.StartsWith("PAR1"u8) || bytes.StartsWith("PARE"u8))
            return FileFormat.Parquet;

        if (bytes.StartsWith(AvroHeaderParser.Magic))
            return FileFormat.Avro;

        return bytes.StartsWith("ORC"u8) && BinaryContent.Recognize(bytes) is not null ? FileFormat.Orc : null;
    }

    private static FileFormat? Text(FileSample sample)
    {
        var (utf8, _) = DecodedText.ToUtf8(sample);
        if (JsonText.Is(utf8.Span, sample.IsComplete))
            return FileFormat.Json;

        using var text = DecodedText.From(sample);
        return DelimitedText.Is(text.Characters, sample.IsComplete) ? FileFormat.Csv : null;
    }
}
