using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Reads out of the proposals of a change which domains and owners an asset has after it.</summary>
internal static class AudienceReader
{
    /// <summary>The domains; <see langword="null"/> when the change leaves them as they were.</summary>
    public static IReadOnlyList<string>? DomainsAfter(EntityChange change) => Find(change, AspectNames.Domains, DomainsIn);

    /// <summary>The owners, whether they are named as a whole or by a patch; <see langword="null"/> when the change leaves them as they were.</summary>
    public static IReadOnlyList<string>? OwnersAfter(EntityChange change) => Find(change, AspectNames.Ownership, OwnersIn);

    /// <summary>The domains that an aspect names.</summary>
    public static IReadOnlyList<string> DomainsIn(ReadOnlyMemory<byte> aspect) => Read(aspect, ReadDomains);

    /// <summary>The owners that an aspect names.</summary>
    public static IReadOnlyList<string> OwnersIn(ReadOnlyMemory<byte> aspect) => Read(aspect, ReadOwners);

    private static IReadOnlyList<string>? Find(EntityChange change, string aspect, Func<ReadOnlyMemory<byte>, IReadOnlyList<string>> read)
    {
        if (change.Aspects.FirstOrDefault(candidate => candidate.Name == aspect) is not { } found)
            return change.Id is null ? [] : null;

        return found.Json.IsEmpty ? [] : read(found.Json);
    }

    private static IReadOnlyList<string> Read(ReadOnlyMemory<byte> aspect, Func<JsonElement, IEnumerable<JsonElement>> select)
    {
        using var json = JsonDocument.Parse(aspect);
        return [.. select(json.RootElement).Where(urn => urn.ValueKind == JsonValueKind.String).Select(urn => urn.GetString()!).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<JsonElement> ReadDomains(JsonElement aspect) => Items(aspect, "domains");

    private static IEnumerable<JsonElement> ReadOwners(JsonElement aspect) =>
        Items(aspect, "owners").Concat(Items(aspect, "patch").Where(Adds).Select(step => step.GetProperty("value"))).Select(owner => owner.GetProperty("owner"));

    private static bool Adds(JsonElement step) => step.GetProperty("op").ValueEquals("add");

    private static JsonElement.ArrayEnumerator Items(JsonElement aspect, string name) =>
        aspect.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;
}
