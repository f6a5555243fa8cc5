using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>
/// Adds to the news in a commit whom they concern, so that nobody who is told of them need ask: to events as parameters, to results of assertions as
/// headers. Domains and owners are those that the commit itself leaves the asset with. What tells no news costs nothing.
/// </summary>
internal sealed class AudienceStage(IMetadataStore store)
{
    private const string Sql = """
        SELECT s.urn, 'domain' AS kind, d.domain AS value FROM mesh_scope AS s JOIN mesh_asset_domain AS d ON d.asset = s.urn
        UNION ALL
        SELECT s.urn, 'owner' AS kind, o.owner AS value FROM mesh_scope AS s JOIN mesh_owner AS o ON o.asset = s.urn
        """;

    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<EntityChange>> AddAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken)
    {
        var subjects = changes.SelectMany(SubjectsOf).ToHashSet(StringComparer.Ordinal);
        if (subjects.Count == 0)
            return changes;

        var audiences = await FindAsync(subjects, changes, cancellationToken).ConfigureAwait(false);
        return [.. changes.Select(change => Add(change, audiences))];
    }

    private static IEnumerable<string> SubjectsOf(EntityChange change)
    {
        if (change.Events.Count > 0)
            yield return change.Key.Urn;
        foreach (var aspect in change.Aspects)
        {
            if (SubjectOf(aspect) is { } subject)
                yield return subject;
        }
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

        var query = new StateQuery(Sql) { Scope = new StateScope { Urns = urns }, RowLimit = int.MaxValue - 1, TimeLimit = s_timeLimit };
        var rows = await store.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return rows.Rows.ToLookup(row => ((string)row[0]!, (string)row[1]!), row => (string)row[2]!);
    }

    private static string[] Values(ILookup<(string Urn, string Kind), string> stored, string urn, string kind) => [.. stored[(urn, kind)].Distinct().Order(StringComparer.Ordinal)];

    private static EntityChange Add(EntityChange change, Dictionary<string, Audience> audiences) => change with
    {
        Events = audiences.TryGetValue(change.Key.Urn, out var audience) && !audience.IsEmpty ? [.. change.Events.Select(told => EventParameters.Add(told, audience.ToTexts()))] : change.Events,
        Aspects = change.Aspects.Any(aspect => aspect.Name == AspectNames.AssertionRunEvent) ? [.. change.Aspects.Select(aspect => Add(aspect, audiences))] : change.Aspects,
    };

    private static AspectChange Add(AspectChange aspect, Dictionary<string, Audience> audiences) =>
        SubjectOf(aspect) is { } subject && !audiences[subject].IsEmpty
            ? aspect with { Headers = new Dictionary<string, string>([.. aspect.Headers ?? new Dictionary<string, string>(), .. audiences[subject].ToTexts()]) }
            : aspect;
}
