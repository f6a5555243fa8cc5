using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>Reads the header of an Avro file, and nothing else of it.</summary>
internal static class AvroFile
{
    private const int FirstRead = 64 * 1024;
    private const int MaxHeader = 16 * 1024 * 1024;
    private const string WriteAgain = "Write or copy the file again, or exclude it.";

    /// <exception cref="SampleException">The file has no header that can be read.</exception>
    public static async ValueTask<AvroHeader> ReadHeaderAsync(IStoreFile file, CancellationToken cancellationToken)
    {
        var bytes = Array.Empty<byte>();
        while (true)
        {
            var known = bytes.Length;
            Array.Resize(ref bytes, (int)Math.Min(file.Length, Math.Max(FirstRead, 2L * known)));
            var read = known + await file.ReadAsync(known, bytes.AsMemory(known), cancellationToken).ConfigureAwait(false);
            if (Parse(bytes.AsSpan(0, read)) is { } header)
                return header;

            if (read < bytes.Length || read == file.Length)
                throw new SampleException("is cut off inside its Avro header", WriteAgain);

            if (bytes.Length >= MaxHeader)
                throw new SampleException("has an Avro header of more than 16 MiB, which is not read", "Make its schema smaller, or exclude the file.");
        }
    }

    private static AvroHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(AvroHeaderParser.Magic))
            throw new SampleException("is no Avro file", WriteAgain);

        try
        {
            return AvroHeaderParser.Parse(bytes);
        }
        catch (InvalidDataException exception)
        {
            throw new SampleException($"has a damaged Avro header: {exception.Message}", WriteAgain, exception);
        }
    }
}
