using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Tests.Sqlite;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>Processes that share a database and end without a word.</summary>
public sealed class ProcessTests(StoreDatabases databases) : StoreHarness(databases), IClassFixture<StoreDatabases>
{
    private const int ProposalsPerCommit = 40;

    private string Argument => $"{Schema}|{ConnectionString}";

    [PostgresFact]
    public async Task Commit_KilledAgainAndAgain_LosesNothingAndKeepsCommitsWhole()
    {
        var store = await OpenAsync();
        var random = new Random(4711);
        for (var round = 0; round < 5; round++)
        {
            await using var writer = ChildProcess.Start("write", Argument, "sales", "100000");
            var told = await ReadOffsetAsync(writer, lines: random.Next(1, 20));
            await writer.KillAsync();

            await WaitAsync(async () => !await store.IsTakenAsync(new StoreLease("source/sales"), CancellationToken.None));
            var head = await store.GetHeadOffsetAsync(CancellationToken.None);
            Assert.True(head >= told, $"Offset {told} was reported as committed, but the log ends at {head}.");
            Assert.Equal(0, head % ProposalsPerCommit);
            Assert.Equal(head, await QueryAsync("SELECT count(*) FROM log"));
            Assert.Equal(0L, await QueryAsync("""
                SELECT count(*) FROM aspect_state AS state
                WHERE log_offset <> (SELECT max(log_offset) FROM log WHERE log.entity = state.entity AND log.aspect = state.aspect)
                """));
        }
    }

    [PostgresFact]
    public async Task TryTake_HolderWasKilled_IsFreeWhenItsTimeIsOver()
    {
        var store = await OpenAsync();
        await using var holder = ChildProcess.Start("take", Argument, "sink/datahub");
        Assert.Equal("taken", await holder.ReadLineAsync());
        Assert.Null(await store.TryTakeAsync(StoreLease.Sink("datahub"), CancellationToken.None));
        await holder.KillAsync();

        IStoreLease? taken = null;
        await WaitAsync(async () => (taken = await store.TryTakeAsync(StoreLease.Sink("datahub"), CancellationToken.None)) is not null);

        await taken!.DisposeAsync();
    }

    private static async Task<long> ReadOffsetAsync(ChildProcess writer, int lines)
    {
        var line = "";
        for (var i = 0; i < lines; i++)
            line = await writer.ReadLineAsync() ?? throw new InvalidOperationException((await writer.FinishAsync()).Error);
        return long.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
