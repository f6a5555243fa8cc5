using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Who may be hurt by a change of an entity, as far as the store knows.</summary>
internal sealed class Impact
{
    /// <summary>How many direct dependents are looked up.</summary>
    public const int DirectLimit = 100;

    /// <summary>How many entities are followed further on.</summary>
    public const int DownstreamLimit = 1000;

    /// <summary>How many steps are followed.</summary>
    public const int DistanceLimit = 10;

    private readonly string _urn;
    private readonly List<Dependent> _readers;
    private readonly List<HashSet<string>> _fields;
    private readonly List<PromisedSchema> _contracts;
    private readonly List<string> _behind;

    /// <param name="urn">The entity.</param>
    /// <param name="dependents">What depends on it directly.</param>
    /// <param name="downstream">What depends on it directly or through others.</param>
    /// <param name="consumerGroups">The consumer groups of a topic.</param>
    public Impact(string urn, IReadOnlyList<Dependent> dependents, IReadOnlyList<Downstream> downstream, IReadOnlyList<string> consumerGroups)
    {
        _urn = urn;
        _readers = [.. dependents.Where(dependent => dependent.EntityType is not (EntityTypes.Assertion or EntityTypes.DataContract or EntityTypes.DataProduct))];
        _fields = _readers.ConvertAll(ReadFields);
        _contracts = PromisedSchema.ReadAll(dependents);
        Products = [.. UrnsOf(dependents, EntityTypes.DataProduct)];
        var direct = dependents.Select(dependent => dependent.Urn).ToHashSet(StringComparer.Ordinal);
        var behind = downstream.Where(reached => reached.Distance > 1 && !direct.Contains(reached.Urn)).ToList();
        _behind = [.. behind.Where(reached => reached.EntityType is EntityTypes.Dataset or EntityTypes.DataJob).Select(reached => reached.Urn)];
        DownstreamProducts = [.. behind.Where(reached => reached.EntityType == EntityTypes.DataProduct).Select(reached => reached.Urn)];
        ConsumerGroups = consumerGroups;
    }

    public static Impact None { get; } = new(string.Empty, [], [], []);

    /// <summary>How many read or write the entity.</summary>
    public int Count => _readers.Count;

    /// <summary>How many more are reached through those.</summary>
    public int DownstreamCount => _behind.Count;

    public IReadOnlyList<string> ConsumerGroups { get; }

    /// <summary>The data products that contain the entity.</summary>
    public IReadOnlyList<string> Products { get; }

    /// <summary>The other data products that contain something that depends on it.</summary>
    public IReadOnlyList<string> DownstreamProducts { get; }

    /// <summary>Those that are reached through others, the nearest first.</summary>
    public IReadOnlyList<string> Downstream => _behind;

    /// <summary>Those that read or write the entity; those that are known to use the field come before those that may.</summary>
    public IReadOnlyList<string> Urns(string? fieldPath)
    {
        var field = fieldPath is null ? null : Urn.SchemaField(_urn, fieldPath);
        var order = Enumerable.Range(0, _readers.Count).OrderByDescending(index => field is not null && _fields[index].Contains(field));
        return [.. order.Select(index => _readers[index].Urn).Distinct()];
    }

    /// <summary>How many dependents are known to use a field.</summary>
    public int CountOf(string fieldPath)
    {
        var field = Urn.SchemaField(_urn, fieldPath);
        return _fields.Count(fields => fields.Contains(field));
    }

    /// <summary>The contracts that promise something of what changed: of the field, or of the entity as a whole.</summary>
    public IReadOnlyList<PromisedSchema> Contracts(string? fieldPath) => [.. _contracts.Where(contract => contract.Covers(fieldPath))];

    private static IEnumerable<string> UrnsOf(IEnumerable<Dependent> dependents, string type) =>
        dependents.Where(dependent => dependent.EntityType == type).Select(dependent => dependent.Urn).Distinct();

    /// <summary>The fields that an entity is known to use.</summary>
    private static HashSet<string> ReadFields(Dependent dependent)
    {
        using var lineage = JsonDocument.Parse(dependent.Aspect);
        return lineage.RootElement.TryGetProperty("fineGrainedLineages", out var lines) && lines.ValueKind == JsonValueKind.Array
            ? [.. lines.EnumerateArray().SelectMany(ReadUpstreams)]
            : [];
    }

    private static IEnumerable<string> ReadUpstreams(JsonElement line) =>
        line.TryGetProperty("upstreams", out var upstreams) && upstreams.ValueKind == JsonValueKind.Array
            ? upstreams.EnumerateArray().Where(upstream => upstream.ValueKind == JsonValueKind.String).Select(upstream => upstream.GetString()!)
            : [];
}
