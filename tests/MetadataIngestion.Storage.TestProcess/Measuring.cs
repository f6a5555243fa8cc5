using System.Diagnostics;
using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.TestProcess;

/// <summary>Stores what a first crawl of many tables stores, then looks it all up, then reads the log.</summary>
internal static class Measuring
{
    private const int Batch = 256;
    private const string Source = "measured";

    // The bytes of each of a table's nine aspects; the big one is the schema of 31 columns.
    private static readonly ReadOnlyMemory<byte>[] Payloads =
        Array.ConvertAll([9000, 500, 60, 30, 120, 250, 150, 100, 90], static size => (ReadOnlyMemory<byte>)new byte[size]);

    private static readonly string[] Names = Array.ConvertAll([1, 2, 3, 4, 5, 6, 7, 8, 9], static number => $"aspectNumber{number}");

    public static async Task MeasureAsync(IMetadataStore store, int entities)
    {
        var proposals = entities * Payloads.Length;
        var start = new RunStart(Guid.NewGuid().ToString(), Source, DateTimeOffset.UtcNow);
        await using (var session = await store.BeginRunAsync(start, CancellationToken.None))
        {
            await CommitAsync(session, entities);
            await LoadAsync("load", session, entities);
            await LoadAsync("load again", session, entities);
            await ReadAsync("read live entities", session.ReadLiveEntitiesAsync(CancellationToken.None), entities);
            var report = new RunReport { RunId = start.RunId, Source = Source, StartedAt = start.StartedAt, Status = RunStatus.Succeeded };
            await session.CompleteAsync(report, CancellationToken.None);
        }

        await ReadAsync("read log", store.ReadLogAsync(new LogQuery(), CancellationToken.None), proposals);
        await ReadAsync("read log by source", store.ReadLogAsync(new LogQuery { Source = Source }, CancellationToken.None), proposals);
        await ReadAsync("read log by urn", store.ReadLogAsync(new LogQuery { Urn = Urn(entities / 2) }, CancellationToken.None), Payloads.Length);
        Console.WriteLine($"peak memory: {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MiB");
    }

    private static async Task CommitAsync(IRunSession session, int entities)
    {
        var meter = new Meter();
        for (var i = 0; i < entities; i += Batch)
        {
            var changes = new List<EntityChange>();
            for (var j = i; j < Math.Min(i + Batch, entities); j++)
                changes.Add(Change(j));
            await meter.AddAsync(() => session.CommitAsync(changes, CancellationToken.None));
        }

        meter.Print("commit", entities * Payloads.Length);
    }

    private static async Task LoadAsync(string what, IRunSession session, int entities)
    {
        var meter = new Meter();
        for (var i = 0; i < entities; i += Batch)
        {
            var urns = new List<string>();
            for (var j = i; j < Math.Min(i + Batch, entities); j++)
                urns.Add(Urn(j));
            await meter.AddAsync(() => session.LoadAsync(urns, CancellationToken.None));
        }

        meter.Print(what, entities);
    }

    private static async Task ReadAsync<T>(string what, IAsyncEnumerable<T> items, int count)
    {
        var meter = new Meter();
        await meter.AddAsync(async () =>
        {
            await foreach (var _ in items)
            {
            }
        });
        meter.Print(what, count);
    }

    private static string Urn(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"urn:li:dataset:(urn:li:dataPlatform:postgres,warehouse.schema_{number / 100}.table_with_a_name_{number},PROD)");

    private static EntityChange Change(int number)
    {
        var aspects = new AspectChange[Payloads.Length];
        for (var i = 0; i < aspects.Length; i++)
            aspects[i] = new AspectChange(Names[i], ChangeType.Upsert, Payloads[i], new Fingerprint((ulong)number, (ulong)i));
        return new EntityChange
        {
            Key = new EntityKey(
                Urn(number), "dataset", AssetKinds.Datasets, $"warehouse\u001fschema_{number / 100}\u001ftable_with_a_name_{number}", $"16384/{number + 20000}"),
            Aspects = aspects,
        };
    }
}
