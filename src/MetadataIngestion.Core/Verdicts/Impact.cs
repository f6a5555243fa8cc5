using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Who reads or writes an entity, as far as lineage is known.</summary>
/// <param name="urn">The entity.</param>
/// <param name="dependents">The entities that depend on it.</param>
/// <param name="consumerGroups">The consumer groups of a topic.</param>
internal sealed class Impact(string urn, IReadOnlyList<Dependent> dependents, IReadOnlyList<string> consumerGroups)
{
    /// <summary>How many dependents are looked up.</summary>
    public const int Limit = 100;

    private const int Shown = 20;

    private readonly List<HashSet<string>> _fields = [.. dependents.Select(ReadFields)];

    public static Impact None { get; } = new(string.Empty, [], []);

    public int Count => dependents.Count;

    public IReadOnlyList<string> ConsumerGroups { get; } = consumerGroups;

    /// <summary>The first dependents; those that are known to use the field come before those that may.</summary>
    public IReadOnlyList<string> Urns(string? fieldPath)
    {
        var field = fieldPath is null ? null : Urn.SchemaField(urn, fieldPath);
        var order = Enumerable.Range(0, dependents.Count).OrderByDescending(index => field is not null && _fields[index].Contains(field));
        return [.. order.Select(index => dependents[index].Urn).Distinct().Take(Shown)];
    }

    /// <summary>How many dependents are known to use a field.</summary>
    public int CountOf(string fieldPath)
    {
        var field = Urn.SchemaField(urn, fieldPath);
        return _fields.Count(fields => fields.Contains(field));
    }

    /// <summary>The fields that an entity is known to use.</summary>
    private static HashSet<string> ReadFields(Dependent dependent)
    {
        using var lineage = JsonDocument.Parse(dependent.Lineage);
        return lineage.RootElement.TryGetProperty("fineGrainedLineages", out var lines) && lines.ValueKind == JsonValueKind.Array
            ? [.. lines.EnumerateArray().SelectMany(ReadUpstreams)]
            : [];
    }

    private static IEnumerable<string> ReadUpstreams(JsonElement line) =>
        line.TryGetProperty("upstreams", out var upstreams) && upstreams.ValueKind == JsonValueKind.Array
            ? upstreams.EnumerateArray().Where(upstream => upstream.ValueKind == JsonValueKind.String).Select(upstream => upstream.GetString()!)
            : [];
}
