using System.Globalization;
using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.TestProcess;

internal static class Writing
{
    /// <summary>How many entities a commit touches; each gets the two aspects <c>one</c> and <c>two</c>.</summary>
    private const int Entities = 20;

    /// <summary>Writes the same entities again and again; every aspect of a commit holds the same number.</summary>
    public static async Task WriteAsync(IMetadataStore store, string source, int commits)
    {
        var start = new RunStart(Guid.NewGuid().ToString(), source, DateTimeOffset.UtcNow);
        await using var session = await store.BeginRunAsync(start, CancellationToken.None);
        var urns = new List<string>();
        for (var i = 0; i < Entities; i++)
            urns.Add(string.Create(CultureInfo.InvariantCulture, $"urn:li:dataset:({source},{i})"));
        for (var commit = 1; commit <= commits; commit++)
        {
            var states = await session.LoadAsync(urns, CancellationToken.None);
            var number = (states[0]?.Aspects[0].Fingerprint.Low ?? 0) + 1;
            var result = await session.CommitAsync(Changes(urns, states, number), CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {result.FirstOffset} {result.LastOffset}"));
        }

        await session.CompleteAsync(
            new RunReport { RunId = start.RunId, Source = source, StartedAt = start.StartedAt, Status = RunStatus.Succeeded }, CancellationToken.None);
    }

    /// <summary>Has a run under way until told to stop, and then ends without a word, as a killed process does.</summary>
    public static async Task HoldAsync(IMetadataStore store, string source)
    {
        await store.BeginRunAsync(new RunStart(Guid.NewGuid().ToString(), source, DateTimeOffset.UtcNow), CancellationToken.None);
        Console.WriteLine("holding");
        await Console.In.ReadToEndAsync();
    }

    private static List<EntityChange> Changes(List<string> urns, IReadOnlyList<EntityState?> states, ulong number)
    {
        var json = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"number":{{number}},"filler":"{{new string('x', 2000)}}"}"""));
        var changes = new List<EntityChange>();
        for (var i = 0; i < urns.Count; i++)
        {
            changes.Add(new EntityChange
            {
                Key = new EntityKey(urns[i], "dataset", AssetKinds.Datasets, "path", null),
                Id = states[i]?.Id,
                Aspects =
                [
                    new AspectChange("one", ChangeType.Upsert, json, new Fingerprint(0, number)),
                    new AspectChange("two", ChangeType.Upsert, json, new Fingerprint(0, number)),
                ],
            });
        }

        return changes;
    }
}
