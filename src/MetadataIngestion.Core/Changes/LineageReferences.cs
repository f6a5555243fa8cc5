using System.Text.Json;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Changes;

/// <summary>What an aspect says that its entity reads or writes.</summary>
internal static class LineageReferences
{
    /// <summary>The URNs of the datasets in an aspect; <see langword="null"/> for an aspect that is no lineage.</summary>
    public static IReadOnlyCollection<string>? Read(string aspect, ReadOnlyMemory<byte> json) => aspect switch
    {
        AspectNames.UpstreamLineage => Read(json, ReadUpstreams),
        AspectNames.DataJobInputOutput => Read(json, ReadDatasets),
        _ => null,
    };

    private static SortedSet<string> Read(ReadOnlyMemory<byte> json, Func<JsonElement, IEnumerable<JsonElement>> select)
    {
        using var document = JsonDocument.Parse(json);
        var urns = select(document.RootElement).Where(urn => urn.ValueKind == JsonValueKind.String).Select(urn => urn.GetString()!);
        return new SortedSet<string>(urns, StringComparer.Ordinal);
    }

    private static IEnumerable<JsonElement> ReadUpstreams(JsonElement lineage) =>
        Items(lineage, "upstreams").Select(upstream => upstream.TryGetProperty("dataset", out var urn) ? urn : default);

    private static IEnumerable<JsonElement> ReadDatasets(JsonElement lineage) => Items(lineage, "inputDatasets").Concat(Items(lineage, "outputDatasets"));

    private static JsonElement.ArrayEnumerator Items(JsonElement lineage, string name) =>
        lineage.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;
}
