using MetadataIngestion.Connectors.FileLake.Inference;

namespace Connectors.FileLake.Tests.Support;

internal static class FormatReading
{
    public static Task<FileFindings> ReadAsync(this IFormatReader reader, params byte[] bytes) =>
        reader.ReadAsync(new MemoryFile(bytes), isNamedGzip: false, CancellationToken.None).AsTask();

    /// <summary>The fields as <c>path: native type = type</c>, nullable ones with a question mark.</summary>
    public static IEnumerable<string> Fields(this IFormatReader reader) =>
        reader.Describe().Fields.Select(field => $"{field.Path}: {field.NativeType} = {CrawlText.Render(field.Type)}{(field.Nullable ? "?" : "")}");

    /// <summary>What is known of values as <c>path nulls min..max</c>.</summary>
    public static IEnumerable<string> Statistics(this IFormatReader reader) =>
        reader.Describe().Statistics.Select(field => $"{field.Path} {field.NullCount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} {field.Min}..{field.Max}");
}
