using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Mesh.Policies.Following;

/// <summary>New results of one asset as DataHub's <c>testResults</c>, with an event for each violation that is opened or resolved.</summary>
/// <param name="Urn">The asset.</param>
/// <param name="Before">What the results said: by test, whether it passed.</param>
/// <param name="After">What they say now.</param>
/// <param name="Judged">What was found out, by test.</param>
internal sealed record ResultChange(string Urn, IReadOnlyDictionary<string, bool> Before, SortedDictionary<string, bool> After, IReadOnlyDictionary<string, Judgement> Judged)
{
    /// <summary>The policies in use.</summary>
    public required PolicyCatalog Policies { get; init; }

    /// <summary>Whether it says anything new.</summary>
    public bool IsNews => Before.Count != After.Count || After.Any(result => !Before.TryGetValue(result.Key, out var passed) || passed != result.Value);

    public EntityChange ToChange(EntityState state, DateTimeOffset now) => new()
    {
        Key = new EntityKey(Urn, EntityTypes.Dataset, AssetKinds.Datasets, state.Path, state.Identity),
        Id = state.Id,
        Aspects = [TestResults.ToChange(After)],
        Events = [.. Opened().Select(test => Event(FindingEvents.Opened, test, reason: null, now)), .. Resolved().Select(test => Event(FindingEvents.Resolved, test, ReasonOf(test), now))],
    };

    private IEnumerable<string> Opened() => After.Where(result => !result.Value && Before.GetValueOrDefault(result.Key, true)).Select(result => result.Key);

    private IEnumerable<string> Resolved() =>
        Before.Where(result => !result.Value && After.GetValueOrDefault(result.Key, true)).Select(result => result.Key).Order(StringComparer.Ordinal);

    /// <summary>Why a violation is resolved; <see langword="null"/> when it was mended.</summary>
    private string? ReasonOf(string test) => Judged.GetValueOrDefault(test) switch
    {
        { IsWaived: true } => ResolutionReasons.Waived,
        not null => null,
        null => Policies.FindOnCrawl(test) is null ? ResolutionReasons.Withdrawn : ResolutionReasons.NotJudged,
    };

    private EntityEvent Event(string operation, string test, string? reason, DateTimeOffset now)
    {
        var message = Judged.GetValueOrDefault(test) is { IsWaived: false } judgement ? judgement.Message : null;
        return FindingEvents.Encode(Urn, operation, test, Policies.FindOnCrawl(test)?.Facts ?? PolicyFacts.Unknown, message, reason, now.ToUnixTimeMilliseconds());
    }
}
