using System.Text.Json;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Changes;

/// <summary>What an aspect says that its entity depends on: what it reads or writes, is promised something of, or contains.</summary>
internal static class LineageReferences
{
    /// <summary>The URNs in an aspect; <see langword="null"/> for an aspect that says nothing of that.</summary>
    public static IReadOnlyCollection<string>? Read(string aspect, ReadOnlyMemory<byte> json) => aspect switch
    {
        AspectNames.UpstreamLineage => Read(json, lineage => Items(lineage, "upstreams").Select(upstream => Property(upstream, "dataset"))),
        AspectNames.DataJobInputOutput => Read(json, lineage => Items(lineage, "inputDatasets").Concat(Items(lineage, "outputDatasets"))),
        AspectNames.DataContractProperties => Read(json, contract => [Property(contract, "entity")]),
        AspectNames.AssertionInfo => Read(json, assertion => [Property(Property(assertion, "schemaAssertion"), "entity")]),
        AspectNames.DataProductProperties => Read(json, product => Items(product, "assets").Select(asset => Property(asset, "destinationUrn"))),
        _ => null,
    };

    private static SortedSet<string> Read(ReadOnlyMemory<byte> json, Func<JsonElement, IEnumerable<JsonElement>> select)
    {
        using var document = JsonDocument.Parse(json);
        var urns = select(document.RootElement).Where(urn => urn.ValueKind == JsonValueKind.String).Select(urn => urn.GetString()!);
        return new SortedSet<string>(urns, StringComparer.Ordinal);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement aspect, string name) =>
        Property(aspect, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;

    private static JsonElement Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
