using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>
/// Adds to the news in a commit whom they concern, so that nobody who is told of them need ask: to events as parameters, to results of assertions as
/// headers, with the result before. Domains and owners are those that the commit itself leaves the asset with. What tells no news costs nothing.
/// </summary>
internal sealed class AudienceStage(IMetadataStore store)
{
    private const string Sql = """
        SELECT s.urn, 'domain' AS kind, d.domain AS value FROM mesh_scope AS s JOIN mesh_asset_domain AS d ON d.asset = s.urn
        UNION ALL
        SELECT s.urn, 'owner' AS kind, o.owner AS value FROM mesh_scope AS s JOIN mesh_owner AS o ON o.asset = s.urn
        """;

    private readonly ResultHistory _results = new(store);

    /// <summary>How long the store may take to answer.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<EntityChange>> AddAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken)
    {
        var subjects = changes.SelectMany(SubjectsOf).ToHashSet(StringComparer.Ordinal);
        if (subjects.Count == 0)
            return changes;

        var audiences = await FindAsync(subjects, changes, cancellationToken).ConfigureAwait(false);
        var results = await _results.LoadAsync([.. changes.SelectMany(change => change.Aspects).Select(SubjectOf).OfType<string>().Distinct()], cancellationToken).ConfigureAwait(false);
        return [.. changes.Select(change => Add(change, audiences, results))];
    }

    private static IEnumerable<string> SubjectsOf(EntityChange change)
    {
        foreach (var subject in change.Events.SelectMany(told => SubjectsOf(change.Key.Urn, told)))
            yield return subject;
        foreach (var aspect in change.Aspects)
        {
            if (SubjectOf(aspect) is { } subject)
                yield return subject;
        }
    }

    /// <summary>The entity of an event, or the assets that one about a finding names.</summary>
    private static IReadOnlyList<string> SubjectsOf(string urn, EntityEvent told)
    {
        using var json = JsonDocument.Parse(told.Payload);
        return json.RootElement.TryGetProperty("parameters", out var parameters) && parameters.TryGetProperty("assets", out var assets) ? ListText.Read(assets.GetString()) : [urn];
    }

    /// <summary>The asset that a result is about; <see langword="null"/> for an aspect that is no result.</summary>
    private static string? SubjectOf(AspectChange aspect)
    {
        if (aspect.Name != AspectNames.AssertionRunEvent || aspect.Json.IsEmpty)
            return null;

        using var json = JsonDocument.Parse(aspect.Json);
        return json.RootElement.TryGetProperty("asserteeUrn", out var urn) ? urn.GetString() : null;
    }

    private async Task<Dictionary<string, Audience>> FindAsync(HashSet<string> subjects, IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken)
    {
        var changed = changes.Where(change => subjects.Contains(change.Key.Urn)).DistinctBy(change => change.Key.Urn).ToDictionary(change => change.Key.Urn, StringComparer.Ordinal);
        var domains = changed.ToDictionary(change => change.Key, change => AudienceReader.DomainsAfter(change.Value), StringComparer.Ordinal);
        var owners = changed.ToDictionary(change => change.Key, change => AudienceReader.OwnersAfter(change.Value), StringComparer.Ordinal);
        var stored = await LoadAsync([.. subjects.Where(urn => domains.GetValueOrDefault(urn) is null || owners.GetValueOrDefault(urn) is null)], cancellationToken).ConfigureAwait(false);
        return subjects.ToDictionary(
            urn => urn,
            urn => new Audience(domains.GetValueOrDefault(urn) ?? Values(stored, urn, "domain"), owners.GetValueOrDefault(urn) ?? Values(stored, urn, "owner")),
            StringComparer.Ordinal);
    }

    private async Task<ILookup<(string Urn, string Kind), string>> LoadAsync(string[] urns, CancellationToken cancellationToken)
    {
        if (urns.Length == 0)
            return Array.Empty<string>().ToLookup(_ => (string.Empty, string.Empty));

        var query = new StateQuery(Sql) { Scope = new StateScope { Urns = urns }, RowLimit = int.MaxValue - 1, TimeLimit = TimeLimit };
        var rows = await store.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return rows.Rows.ToLookup(row => ((string)row[0]!, (string)row[1]!), row => (string)row[2]!);
    }

    private static string[] Values(ILookup<(string Urn, string Kind), string> stored, string urn, string kind) => [.. stored[(urn, kind)].Distinct().Order(StringComparer.Ordinal)];

    private static EntityChange Add(EntityChange change, Dictionary<string, Audience> audiences, IReadOnlyDictionary<string, string> results) => change with
    {
        Events = [.. change.Events.Select(told => EventParameters.Add(told, Audience.OfAll(SubjectsOf(change.Key.Urn, told).Select(urn => audiences[urn])).ToTexts()))],
        Aspects = [.. change.Aspects.Select(aspect => SubjectOf(aspect) is { } subject ? Add(aspect, audiences[subject], results.GetValueOrDefault(change.Key.Urn)) : aspect)],
    };

    private static AspectChange Add(AspectChange aspect, Audience audience, string? previous)
    {
        var headers = new Dictionary<string, string>([.. aspect.Headers ?? new Dictionary<string, string>(), .. audience.ToTexts()]);
        if (previous is not null)
            headers[ResultHistory.HeaderName] = previous;
        return headers.Count == 0 ? aspect : aspect with { Headers = headers };
    }
}
