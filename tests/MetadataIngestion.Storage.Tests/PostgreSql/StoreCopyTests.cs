using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Copying;
using MetadataIngestion.Storage.Sqlite;
using MetadataIngestion.Storage.Tests.Contract;
using MetadataIngestion.Storage.Tests.Sqlite;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>Stores that move from a file to a server and back.</summary>
public sealed class StoreCopyTests(StoreDatabases databases) : StoreHarness(databases), IClassFixture<StoreDatabases>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PostgresFact]
    public async Task Copy_FileToServerAndBack_IsTheSame()
    {
        await using var file = await SqliteFile.OpenAsync(_folder.File());
        await FillAsync(file);
        var server = await OpenAsync();
        await using var back = await SqliteFile.OpenAsync(_folder.File() + "-back");

        Assert.Equal(7, await StoreCopy.CopyAsync(file, server, static (_, _) => { }, CancellationToken.None));
        var tables = new List<string>();
        Assert.Equal(7, await StoreCopy.CopyAsync(server, back, (table, rows) => tables.Add($"{table} {rows}"), CancellationToken.None));

        var expected = await DescribeAsync(file);
        Assert.Equal(expected, await DescribeAsync(server));
        Assert.Equal(expected, await DescribeAsync(back));
        Assert.Contains("log 7", tables);
        Assert.Contains("edge 1", tables);
        Assert.Equal("ok", SqliteFile.Query(_folder.File() + "-back", "PRAGMA integrity_check"));
    }

    [PostgresFact]
    public async Task Copy_Copied_GoesOnWhereTheOtherStopped()
    {
        await using var file = await SqliteFile.OpenAsync(_folder.File());
        await FillAsync(file);
        var server = await OpenAsync();
        await StoreCopy.CopyAsync(file, server, static (_, _) => { }, CancellationToken.None);

        await using var session = await BeginAsync(server);
        var states = await session.LoadAsync(["urn:a\0", "urn:new"], CancellationToken.None);
        var result = await session.CommitAsync(
            [Known(states[0]!.Id, "urn:a\0", Aspect("one", "{}", 5)), Entity("urn:new", Aspect("never seen", "{}"))], CancellationToken.None);

        Assert.Null(states[1]);
        Assert.Equal((8, 9), (result.FirstOffset, result.LastOffset));
        Assert.Equal(4, result.EntityIds[1]);
        Assert.Equal("03", Convert.ToHexString((await session.LoadMemosAsync([states[0]!.Id], CancellationToken.None))[0].Span));
        Assert.Single((await session.FindDependentsAsync(["urn:up"], 10, CancellationToken.None))[0]);
        Assert.Equal(AdHocState.Waiting, (await server.Requests.FileAsync(new("backfill", "sales"), AdHocOrigin.Command, CancellationToken.None)).Filed.State);
    }

    [PostgresFact]
    public async Task Copy_TargetIsNotEmpty_IsRefusedAndLeftAsItIs()
    {
        await using var file = await SqliteFile.OpenAsync(_folder.File());
        await FillAsync(file);
        var server = await OpenAsync();
        await server.SetPausedAsync("hr", paused: true, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<StoreException>(() => StoreCopy.CopyAsync(file, server, static (_, _) => { }, CancellationToken.None));

        Assert.Contains("is not empty: its table paused_source has 1 rows", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await server.GetHeadOffsetAsync(CancellationToken.None));
    }

    [PostgresFact]
    public async Task Copy_SourceIsCrawledOrServed_IsRefused()
    {
        await using var file = await SqliteFile.OpenAsync(_folder.File());
        var server = await OpenAsync();
        Task CopyAsync() => StoreCopy.CopyAsync(file, server, static (_, _) => { }, CancellationToken.None);

        await using (await BeginAsync(file))
            Assert.Contains("is being crawled", (await Assert.ThrowsAsync<StoreException>(CopyAsync)).Message, StringComparison.Ordinal);
        await using (await server.TryTakeAsync(StoreLease.Service, CancellationToken.None))
            Assert.Contains("A service runs on the store to fill", (await Assert.ThrowsAsync<StoreException>(CopyAsync)).Message, StringComparison.Ordinal);

        await CopyAsync();
    }

    [PostgresFact]
    public async Task Copy_WorkersLiveOnEitherStore_IsRefused()
    {
        await using var file = await SqliteFile.OpenAsync(_folder.File());
        var server = await OpenAsync();
        await server.Workers!.TryJoinAsync(
            new WorkerReport("1", "one") { Version = "1.0.0", StartedAt = DateTimeOffset.UnixEpoch, Configuration = "c" }, CancellationToken.None);

        var fill = await Assert.ThrowsAsync<StoreException>(() => StoreCopy.CopyAsync(file, server, static (_, _) => { }, CancellationToken.None));
        var copy = await Assert.ThrowsAsync<StoreException>(() => StoreCopy.CopyAsync(server, file, static (_, _) => { }, CancellationToken.None));

        Assert.Contains("Workers of a cluster use the store to fill: one. Stop them first", fill.Message, StringComparison.Ordinal);
        Assert.Contains("Workers of a cluster use the store to copy: one. Stop them first", copy.Message, StringComparison.Ordinal);
        await server.Workers.LeaveAsync("1", CancellationToken.None);
        await StoreCopy.CopyAsync(file, server, static (_, _) => { }, CancellationToken.None);
    }

    [PostgresFact]
    public async Task Copy_Cancelled_LeavesTheTargetEmpty()
    {
        await using var file = await SqliteFile.OpenAsync(_folder.File());
        await FillAsync(file);
        var server = await OpenAsync();
        using var cancelled = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => StoreCopy.CopyAsync(file, server, (table, _) => CancelAfter(table, cancelled), cancelled.Token));

        Assert.Equal(0, await server.GetHeadOffsetAsync(CancellationToken.None));
        Assert.Equal(7, await StoreCopy.CopyAsync(file, server, static (_, _) => { }, CancellationToken.None));
    }

    private static void CancelAfter(string table, CancellationTokenSource cancellation)
    {
        if (table == "log")
            cancellation.Cancel();
    }

    private async Task FillAsync(SqliteMetadataStore store)
    {
        await using (var session = await BeginAsync(store))
        {
            var aspect = Aspect("one", "{\"text\":\"\u00fc\"}", ulong.MaxValue) with { Headers = new Dictionary<string, string> { ["why"] = "\u00e4" }, Upstreams = ["urn:up"] };
            await session.CommitAsync(
                [
                    Entity("urn:a\0", aspect, Aspect("two", "{}")) with { Memo = new byte[] { 3 }, Events = [new EntityEvent("happened", "{}"u8.ToArray())] },
                    Identified("urn:b\u001a", "12\0", removed: true) with { Aspects = [Aspect("one", "{}"), Deleted("two")] },
                ],
                CancellationToken.None);
            await session.CompleteAsync(Report("run-1", "sales"), CancellationToken.None);
        }

        await using (var session = await store.BeginRunAsync(new RunStart("run-of-a-worker", "hr", DateTimeOffset.UnixEpoch) { Worker = "one" }, CancellationToken.None))
            await session.CommitAsync([Entity("urn:a\0", Aspect("one", "1"), Aspect("two", "2"))], CancellationToken.None);
        await store.MoveSinkAsync("kafka", 5, [new RejectedEntry(2, "too odd")], CancellationToken.None);
        await store.MoveSinkAsync("file", 1, [], CancellationToken.None);
        await store.SetPausedAsync("hr", paused: true, CancellationToken.None);
        var request = new AdHocRequest("backfill", "sales") { Scope = "shop", ApproveRemovals = true, NotBefore = DateTimeOffset.FromUnixTimeMilliseconds(1234) };
        await store.Requests.FileAsync(request, AdHocOrigin.Api, CancellationToken.None);
        await store.Requests.FileAsync(new AdHocRequest("other", "hr"), AdHocOrigin.Command, CancellationToken.None);
        var other = await store.Requests.FindAsync("other", CancellationToken.None);
        await store.Requests.EndAsync(other!, RunStatus.Cancelled, "no longer", CancellationToken.None);
    }

    /// <summary>All that can be asked of a store, as text.</summary>
    private static async Task<string> DescribeAsync(IMetadataStore store)
    {
        var lines = new List<string> { $"head {await store.GetHeadOffsetAsync(CancellationToken.None)}" };
        await foreach (var entry in store.ReadLogAsync(new LogQuery(), CancellationToken.None))
            lines.Add($"{entry.Offset} {entry.RecordedAt:O} {entry.Source} {entry.RunId} {entry.EntityUrn} {entry.Event?.Name} {entry.Proposal?.AspectName} {entry.Proposal?.ChangeType} {Convert.ToHexString(entry.Json.Span)} {string.Join(',', entry.Proposal?.Headers ?? new Dictionary<string, string>())}");
        foreach (var run in await store.ListRunsAsync(new RunQuery(), CancellationToken.None))
            lines.Add($"{run.RunId} {run.Source} {run.Worker} {run.Status} {run.StartedAt:O} {run.Proposals.Emitted} {run.Log}");
        foreach (var source in (string[])["sales", "hr"])
        {
            await using var session = await store.BeginPreviewAsync(new RunStart("p", source, default), CancellationToken.None);
            var live = await ToListAsync(session.ReadLiveEntitiesAsync(CancellationToken.None));
            lines.AddRange(live.ConvertAll(static entity => entity.ToString()));
            var states = await session.LoadAsync(["urn:a\0", "urn:b\u001a"], CancellationToken.None);
            lines.AddRange(states.Select(static state => state is null ? "none" : $"{state.Id} {state.Path} {state.Identity} {state.Removed} {string.Join(',', state.Aspects.Order(Comparer<AspectState>.Create(static (x, y) => string.CompareOrdinal(x.Name, y.Name))))}"));
            lines.Add(string.Join(',', (await session.FindDependentsAsync(["urn:up"], 10, CancellationToken.None))[0].Select(static dependent => dependent.Urn)));
        }

        lines.AddRange((await store.ListSinksAsync(CancellationToken.None)).Select(static sink => sink.ToString()));
        lines.AddRange((await store.ListDeadLettersAsync(new DeadLetterQuery(), CancellationToken.None)).Select(static letter => letter.ToString()));
        lines.AddRange((await store.Requests.ListAsync(null, 10, CancellationToken.None)).Select(static filed => filed.ToString()));
        lines.AddRange(await store.ListPausedAsync(CancellationToken.None));
        return string.Join('\n', lines);
    }
}
