using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace Connectors.FileLake.Tests.Support;

internal static class FormatReading
{
    public static Task<FileFindings> ReadAsync(this IFormatReader reader, params byte[] bytes) =>
        reader.ReadAsync(new MemoryFile(bytes), Codec.None, CancellationToken.None).AsTask();

    /// <summary>The fields as <c>path: native type = type</c>, nullable ones with a question mark.</summary>
    public static IEnumerable<string> Fields(this IFormatReader reader) =>
        reader.Describe().Fields.Select(field => $"{field.Path}: {field.NativeType} = {CrawlText.Render(field.Type)}{(field.Nullable ? "?" : "")}");

    public static IEnumerable<string> Statistics(this IFormatReader reader) => reader.Describe().Statistics.Select(CrawlText.Render);
}
