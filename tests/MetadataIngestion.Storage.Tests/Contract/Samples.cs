using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>Short ways to write down what tests store.</summary>
internal static class Samples
{
    public static EntityChange Entity(string urn, params AspectChange[] aspects) => new() { Key = Key(urn), Aspects = aspects };

    public static EntityChange Known(long id, string urn, params AspectChange[] aspects) => new() { Key = Key(urn), Id = id, Aspects = aspects };

    public static EntityChange Identified(string urn, string? identity, bool removed = false, long? id = null) =>
        new() { Key = Key(urn) with { Identity = identity }, Id = id, Removed = removed, Aspects = [] };

    public static AspectChange Aspect(string name, string json, ulong fingerprint = 1) =>
        new(name, ChangeType.Upsert, Encoding.UTF8.GetBytes(json), new Fingerprint(0, fingerprint));

    public static AspectChange Deleted(string name) => new(name, ChangeType.Delete, default, default);

    public static EntityKey Key(string urn) => new(urn, "dataset", AssetKinds.Datasets, "db\u001f" + urn, null);

    public static RunReport Report(string runId, string source, RunStatus status = RunStatus.Succeeded) =>
        new() { RunId = runId, Source = source, Status = status, StartedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) };

    public static string Text(MetadataChangeProposal proposal) => Encoding.UTF8.GetString(proposal.Aspect.Span);

    public static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}
