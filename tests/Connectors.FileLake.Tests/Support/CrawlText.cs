using System.Globalization;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Support;

/// <summary>Crawl items as lines that people can check. Times are left out: they differ from clone to clone.</summary>
internal static class CrawlText
{
    public static IEnumerable<string> Render(IEnumerable<CrawlItem> items) => items.SelectMany(Render);

    public static IEnumerable<string> Fields(Dataset dataset) => dataset.Schema?.Fields.Select(Render) ?? ["no schema"];

    public static string Render(DataType type) => type.Kind switch
    {
        TypeKind.Array => $"Array<{Render(type.Element!)}>",
        TypeKind.Map => $"Map<{Render(type.Key!)}, {Render(type.Element!)}>",
        TypeKind.Union => $"Union<{string.Join(", ", type.Branches.Select(Render))}>",
        _ => type.Kind
            + (type.Bits > 0 ? type.Bits.ToString(CultureInfo.InvariantCulture) : "")
            + (type.Unsigned ? " unsigned" : "")
            + (type.Precision is { } precision ? string.Create(CultureInfo.InvariantCulture, $" precision {precision}") : "")
            + (type.Scale is { } scale ? string.Create(CultureInfo.InvariantCulture, $" scale {scale}") : "")
            + (type.WithTimeZone ? " with zone" : ""),
    };

    /// <summary>What is known of values as <c>path nulls min..max</c>.</summary>
    public static string Render(FieldStatistics field) =>
        $"{field.Path} {field.NullCount?.ToString(CultureInfo.InvariantCulture) ?? "?"} {field.Min}..{field.Max}";

    private static IEnumerable<string> Render(CrawlItem item) => item switch
    {
        AssetFound { Asset: Container container } => [$"container {container.Path} ({container.SubType}){Quote(container.Description)}"],
        AssetFound { Asset: Dataset dataset } => Render(dataset),
        AssetUnreadable unreadable => [$"unreadable {unreadable.Path} ({unreadable.Kind}): {unreadable.Reason} -> {unreadable.Remedy}"],
        AssetFiltered filtered => [$"filtered {filtered.Path}: {filtered.Rule}"],
        ScopeCompleted completed => [$"complete {completed.Scope}"],
        ScopeIncomplete incomplete => [$"incomplete {incomplete.Scope} ({incomplete.Reason}): {incomplete.Message} -> {incomplete.Remedy}"],
        CapabilityReported reported => [$"capability {reported.Capability} {reported.Status}"],
        CrawlWarning warning => [$"warning {warning.Path}: {warning.Message} -> {warning.Remedy}"],
        _ => throw new ArgumentException($"No text for {item.GetType().Name}."),
    };

    private static IEnumerable<string> Render(Dataset dataset)
    {
        yield return $"dataset {dataset.Path} ({dataset.SubType}){Quote(dataset.Description)}";
        yield return "  " + string.Join("; ", dataset.Properties.Where(pair => pair.Key != "newest_partition").Select(pair => $"{pair.Key}={pair.Value}"));
        yield return string.Create(CultureInfo.InvariantCulture, $"  rows={dataset.Statistics?.RowCount} bytes={dataset.Statistics?.SizeInBytes}");
        if (dataset.Partitioning is { } partitioning)
            yield return string.Create(CultureInfo.InvariantCulture, $"  {partitioning.Count} partitions by {string.Join(", ", partitioning.Keys)}");

        foreach (var field in Fields(dataset))
        {
            yield return "  " + field;
        }
    }

    private static string Render(Field field) =>
        $"{field.Path}: {field.NativeType} = {Render(field.Type)}{(field.Nullable ? "?" : "")}{(field.IsPartitionKey ? " key" : "")}";

    private static string Quote(string? description) => description is null ? "" : $" \"{description}\"";
}
