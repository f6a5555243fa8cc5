using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Who reads or writes an entity, as far as lineage is known.</summary>
/// <param name="urn">The entity.</param>
/// <param name="dependents">The entities that depend on it.</param>
/// <param name="ConsumerGroups">The consumer groups of a topic.</param>
internal sealed class Impact(string urn, IReadOnlyList<Dependent> dependents, IReadOnlyList<string> ConsumerGroups)
{
    /// <summary>How many dependents are looked up.</summary>
    public const int Limit = 100;

    private const int Shown = 20;

    public static Impact None { get; } = new(string.Empty, [], []);

    public int Count => dependents.Count;

    public IReadOnlyList<string> ConsumerGroups { get; } = ConsumerGroups;

    /// <summary>The first dependents; those that are known to use the field come before those that may.</summary>
    public IReadOnlyList<string> Urns(string? fieldPath) =>
        [.. dependents.OrderByDescending(dependent => fieldPath is not null && Names(dependent, fieldPath)).Select(dependent => dependent.Urn).Distinct().Take(Shown)];

    /// <summary>How many dependents are known to use a field.</summary>
    public int CountOf(string fieldPath) => dependents.Count(dependent => Names(dependent, fieldPath));

    private bool Names(Dependent dependent, string fieldPath)
    {
        using var lineage = JsonDocument.Parse(dependent.Lineage);
        var field = Urn.SchemaField(urn, fieldPath);
        return lineage.RootElement.TryGetProperty("fineGrainedLineages", out var lines)
            && lines.EnumerateArray().Any(line => line.TryGetProperty("upstreams", out var upstreams) && upstreams.EnumerateArray().Any(upstream => upstream.ValueEquals(field)));
    }
}
