using System.Text.Json;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Changes;

/// <summary>What an aspect says that its entity depends on: what it reads or writes, offers as a product, or promises.</summary>
internal static class LineageReferences
{
    /// <summary>The URNs of the datasets in an aspect; <see langword="null"/> for an aspect that says nothing about that.</summary>
    public static IReadOnlyCollection<string>? Read(string aspect, ReadOnlyMemory<byte> json) => aspect switch
    {
        AspectNames.UpstreamLineage => Read(json, ReadUpstreams),
        AspectNames.DataJobInputOutput => Read(json, ReadDatasets),
        AspectNames.DataProductProperties => Read(json, ReadMembers),
        AspectNames.DataContractProperties => Read(json, ReadSubject),
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

    private static IEnumerable<JsonElement> ReadMembers(JsonElement product) =>
        Items(product, "assets").Select(asset => asset.TryGetProperty("destinationUrn", out var urn) ? urn : default);

    private static IEnumerable<JsonElement> ReadSubject(JsonElement contract) => contract.TryGetProperty("entity", out var urn) ? [urn] : [];

    private static JsonElement.ArrayEnumerator Items(JsonElement lineage, string name) =>
        lineage.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;
}
