using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Proposing;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Following;

/// <summary>New results of one asset as DataHub's <c>testResults</c>, with an event for each violation that is opened or resolved.</summary>
/// <param name="Urn">The asset.</param>
/// <param name="Before">What the results said: by test, whether it passed.</param>
/// <param name="After">What they say now.</param>
/// <param name="Judged">What was found out, by test.</param>
internal sealed record ResultChange(string Urn, IReadOnlyDictionary<string, bool> Before, SortedDictionary<string, bool> After, IReadOnlyDictionary<string, Judgement> Judged)
{
    /// <summary>Whether it says anything new.</summary>
    public bool IsNews => Before.Count != After.Count || After.Any(result => !Before.TryGetValue(result.Key, out var passed) || passed != result.Value);

    public EntityChange ToChange(EntityState state, DateTimeOffset now)
    {
        var json = JsonAspects.Bytes(WriteResults);
        return new EntityChange
        {
            Key = new EntityKey(Urn, EntityTypes.Dataset, AssetKinds.Datasets, state.Path, state.Identity),
            Id = state.Id,
            Aspects = [new AspectChange(AspectNames.TestResults, ChangeType.Upsert, json, Fingerprints.Of(json.Span))],
            Events = [.. Opened().Select(test => Event(FindingEvents.Opened, test, now)), .. Resolved().Select(test => Event(FindingEvents.Resolved, test, now))],
        };
    }

    private IEnumerable<string> Opened() => After.Where(result => !result.Value && Before.GetValueOrDefault(result.Key, true)).Select(result => result.Key);

    private IEnumerable<string> Resolved() =>
        Before.Where(result => !result.Value && After.GetValueOrDefault(result.Key, true)).Select(result => result.Key).Order(StringComparer.Ordinal);

    private void WriteResults(Utf8JsonWriter json)
    {
        Write("failing", "FAILURE", passed: false);
        Write("passing", "SUCCESS", passed: true);

        void Write(string name, string type, bool passed)
        {
            json.WriteStartArray(name);
            foreach (var (test, _) in After.Where(result => result.Value == passed))
            {
                json.WriteStartObject();
                json.WriteString("test", test);
                json.WriteString("type", type);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private EntityEvent Event(string operation, string test, DateTimeOffset now) =>
        FindingEvents.Encode(Urn, EntityTypes.Dataset, operation, test, now.ToUnixTimeMilliseconds(), json => WriteParameters(json, test));

    private void WriteParameters(Utf8JsonWriter json, string test)
    {
        json.WriteString("policy", test[Policy.TestPrefix.Length..]);
        if (!Judged.TryGetValue(test, out var judgement))
            return;

        json.WriteString("title", judgement.Policy.Title);
        json.WriteString("level", judgement.Policy.LevelName);
        if (judgement.Policy.Owner is { } owner)
            json.WriteString("owner", owner);
        if (judgement.Message is { } message)
            json.WriteString("message", message);
    }
}
