using System.Text.Json;
using MetadataIngestion.Core.Domains;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>
/// Adds to the news in a commit whom they concern, so that nobody who is told of them need ask: to events as parameters, to results of assertions as
/// headers, with the result before, and so to removals of assertions. Domains and owners are those that the commit itself leaves the asset with. What tells no news costs nothing.
/// </summary>
internal sealed class AudienceStage(IMetadataStore store)
{
    private readonly ResultHistory _results = new(store);
    private readonly StoredDomains _domains = new(store);

    public async Task<IReadOnlyList<EntityChange>> AddAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken)
    {
        var results = await _results.LoadAsync([.. changes.Where(change => TellsResult(change) || EndsResults(change)).Select(change => change.Key.Urn)], cancellationToken).ConfigureAwait(false);
        var subjects = changes.SelectMany(change => SubjectsOf(change, results)).ToHashSet(StringComparer.Ordinal);
        if (subjects.Count == 0)
            return changes;

        var audiences = await FindAsync(subjects, changes, cancellationToken).ConfigureAwait(false);
        return [.. changes.Select(change => Add(change, audiences, results))];
    }

    private static IEnumerable<string> SubjectsOf(EntityChange change, IReadOnlyDictionary<string, RecordedResult> results)
    {
        foreach (var subject in change.Events.SelectMany(told => SubjectsOf(change.Key.Urn, told)))
            yield return subject;
        foreach (var aspect in change.Aspects)
        {
            if (SubjectOf(change, aspect, results) is { } subject)
                yield return subject;
        }
    }

    /// <summary>The asset that a result, or the removal of an assertion that had one, is about; <see langword="null"/> for anything else.</summary>
    private static string? SubjectOf(EntityChange change, AspectChange aspect, IReadOnlyDictionary<string, RecordedResult> results) =>
        EndsResults(change) && aspect.Name == AspectNames.Status ? results.GetValueOrDefault(change.Key.Urn)?.Assertee : SubjectOf(aspect);

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
        var audiences = new Dictionary<string, Audience>(StringComparer.Ordinal);
        foreach (var urn in subjects)
        {
            var own = domains.GetValueOrDefault(urn) ?? Names(stored[(urn, AspectNames.Domains)], AudienceReader.DomainsIn);
            var around = await _domains.WithAroundAsync(own, cancellationToken).ConfigureAwait(false);
            audiences.Add(urn, new Audience(own, owners.GetValueOrDefault(urn) ?? Names(stored[(urn, AspectNames.Ownership)], AudienceReader.OwnersIn))
            {
                OuterDomains = [.. around.Except(own).Order(StringComparer.Ordinal)],
            });
        }

        return audiences;
    }

    private async Task<ILookup<(string Urn, string Aspect), ReadOnlyMemory<byte>>> LoadAsync(string[] urns, CancellationToken cancellationToken)
    {
        IReadOnlyList<CurrentAspect> aspects = urns.Length == 0 ? [] : await store.FindAspectsAsync(urns, [AspectNames.Domains, AspectNames.Ownership], cancellationToken).ConfigureAwait(false);
        return aspects.ToLookup(aspect => (aspect.Urn, aspect.Name), aspect => aspect.Json);
    }

    private static string[] Names(IEnumerable<ReadOnlyMemory<byte>> aspects, Func<ReadOnlyMemory<byte>, IReadOnlyList<string>> read) =>
        [.. aspects.SelectMany(read).Distinct().Order(StringComparer.Ordinal)];

    private static bool TellsResult(EntityChange change) => change.Aspects.Any(aspect => SubjectOf(aspect) is not null);

    private static bool EndsResults(EntityChange change) => change is { Removed: true, Key.EntityType: EntityTypes.Assertion };

    private static EntityChange Add(EntityChange change, Dictionary<string, Audience> audiences, IReadOnlyDictionary<string, RecordedResult> results) => change with
    {
        Events = [.. change.Events.Select(told => EventParameters.Add(told, Audience.OfAll(SubjectsOf(change.Key.Urn, told).Select(urn => audiences[urn])).ToTexts()))],
        Aspects = [.. change.Aspects.Select(aspect => SubjectOf(change, aspect, results) is { } subject ? Add(aspect, audiences[subject], results.GetValueOrDefault(change.Key.Urn)) : aspect)],
    };

    private static AspectChange Add(AspectChange aspect, Audience audience, RecordedResult? previous)
    {
        var headers = new Dictionary<string, string>([.. aspect.Headers ?? new Dictionary<string, string>(), .. audience.ToTexts()]);
        if (previous is not null)
            headers[ResultHistory.HeaderName] = previous.Type;
        if (previous is not null && aspect.Name == AspectNames.Status)
            headers[ResultHistory.AsserteeName] = previous.Assertee;
        return headers.Count == 0 ? aspect : aspect with { Headers = headers };
    }
}
