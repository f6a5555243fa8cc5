using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Reads out of the proposals of a change which domains and owners an asset has after it.</summary>
internal static class AudienceReader
{
    /// <summary>The domains; <see langword="null"/> when the change leaves them as they were.</summary>
    public static IReadOnlyList<string>? DomainsAfter(EntityChange change) => Read(change, AspectNames.Domains, ReadDomains);

    /// <summary>The owners, whether they are named as a whole or by a patch; <see langword="null"/> when the change leaves them as they were.</summary>
    public static IReadOnlyList<string>? OwnersAfter(EntityChange change) => Read(change, AspectNames.Ownership, ReadOwners);

    private static IReadOnlyList<string>? Read(EntityChange change, string aspect, Func<JsonElement, IEnumerable<JsonElement>> select)
    {
        if (change.Aspects.FirstOrDefault(candidate => candidate.Name == aspect) is not { } found)
            return change.Id is null ? [] : null;
        if (found.Json.IsEmpty)
            return [];

        using var json = JsonDocument.Parse(found.Json);
        return [.. select(json.RootElement).Where(urn => urn.ValueKind == JsonValueKind.String).Select(urn => urn.GetString()!).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<JsonElement> ReadDomains(JsonElement aspect) => Items(aspect, "domains");

    private static IEnumerable<JsonElement> ReadOwners(JsonElement aspect) =>
        Items(aspect, "owners").Concat(Items(aspect, "patch").Where(Adds).Select(step => step.GetProperty("value"))).Select(owner => owner.GetProperty("owner"));

    private static bool Adds(JsonElement step) => step.GetProperty("op").ValueEquals("add");

    private static JsonElement.ArrayEnumerator Items(JsonElement aspect, string name) =>
        aspect.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;
}
