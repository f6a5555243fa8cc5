using System.Globalization;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Tests.Sqlite;

public sealed class ProcessTests : IDisposable
{
    private const int ProposalsPerCommit = 40;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Write_TwoProcessesTwoSources_BothFinishAndTheLogIsDense()
    {
        await using var sales = ChildProcess.Start("write", _folder.File(), "sales", "60");
        await using var hr = ChildProcess.Start("write", _folder.File(), "hr", "60");

        Assert.Equal((0, ""), await sales.FinishAsync());
        Assert.Equal((0, ""), await hr.FinishAsync());

        SqliteFile.AssertSound(_folder.File());
        Assert.Equal(2L * 60 * ProposalsPerCommit, SqliteFile.Query(_folder.File(), "SELECT log_offset FROM log_head"));
        AssertWhole();
    }

    [Fact]
    public async Task BeginRun_AnotherProcessHoldsTheSource_SaysWhich()
    {
        await using var holder = ChildProcess.Start("hold", _folder.File(), "sales");
        await holder.ReadLineAsync();
        await using var other = ChildProcess.Start("write", _folder.File(), "sales", "1");

        var (exitCode, error) = await other.FinishAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("Source 'sales' is being crawled by process ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeginRun_HolderWasKilled_BeginsAtOnceAndTellsOfTheDeadRun()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        await using var holder = ChildProcess.Start("hold", _folder.File(), "sales");
        await holder.ReadLineAsync();
        Assert.Equal(RunStatus.Running, Assert.Single(await store.ListRunsAsync(new RunQuery { Source = "sales", Limit = 10 }, CancellationToken.None)).Status);
        Assert.Empty(await store.ListLatestRunsAsync(succeeded: false, CancellationToken.None));
        await holder.KillAsync();

        var latest = Assert.Single(await store.ListLatestRunsAsync(succeeded: false, CancellationToken.None));
        var listed = Assert.Single(await store.ListRunsAsync(new RunQuery { Source = "sales", Limit = 10 }, CancellationToken.None));
        await using var session = await store.BeginRunAsync(new RunStart("next", "sales", DateTimeOffset.UtcNow), CancellationToken.None);
        var marked = await store.FindRunAsync(listed.RunId, CancellationToken.None);

        Assert.Equal((RunStatus.Failed, FailureCause.Interrupted), (listed.Status, listed.Cause));
        Assert.Contains("The run was interrupted: process ", Assert.Single(listed.Failures).Message, StringComparison.Ordinal);
        Assert.Equivalent(listed, marked, strict: true);
        Assert.Equivalent(listed, latest, strict: true);
        Assert.Equal(1L, SqliteFile.Query(_folder.File(), "SELECT count(*) FROM run WHERE status = 'Running'"));
    }

    [Fact]
    public async Task ListRuns_HolderWasKilled_CountsItAsFailedAndNotAsRunning()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        await using var holder = ChildProcess.Start("hold", _folder.File(), "sales");
        await holder.ReadLineAsync();
        await holder.KillAsync();

        Assert.Empty(await store.ListRunsAsync(new RunQuery { Status = RunStatus.Running }, CancellationToken.None));
        Assert.Single(await store.ListRunsAsync(new RunQuery { Status = RunStatus.Failed }, CancellationToken.None));
    }

    [Fact]
    public async Task WaitForEntries_AnotherProcessCommits_Returns()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        var waiting = store.WaitForEntriesAsync(0, CancellationToken.None);
        await using var writer = ChildProcess.Start("write", _folder.File(), "sales", "1");

        Assert.Equal(ProposalsPerCommit, await waiting.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task TryTake_HolderWasKilled_IsFreeAtOnce()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        await using var holder = ChildProcess.Start("take", _folder.File(), "sink/datahub");
        Assert.Equal("taken", await holder.ReadLineAsync());
        Assert.Null(await store.TryTakeAsync(StoreLease.Sink("datahub"), CancellationToken.None));
        await holder.KillAsync();

        await using var taken = await store.TryTakeAsync(StoreLease.Sink("datahub"), CancellationToken.None);

        Assert.NotNull(taken);
    }

    [Fact]
    public async Task TryClaim_SeveralProcesses_EachRequestIsClaimedOnce()
    {
        const int Requests = 50;
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        for (var number = 1; number <= Requests; number++)
            await store.Requests.FileAsync(new AdHocRequest($"{number}", "sales"), AdHocOrigin.Configuration, CancellationToken.None);
        var children = Enumerable.Range(0, 3).Select(_ => ChildProcess.Start("claim", _folder.File(), $"{Requests}")).ToList();

        var claimed = new List<string>();
        foreach (var child in children)
        {
            for (var line = await child.ReadLineAsync(); line is not null; line = await child.ReadLineAsync())
                claimed.Add(line);
            Assert.Equal((0, ""), await child.FinishAsync());
            await child.DisposeAsync();
        }

        Assert.Equal(Enumerable.Range(1, Requests), claimed.Select(int.Parse).Order());
        Assert.All(await store.Requests.ListAsync(AdHocState.Running, Requests, CancellationToken.None), static filed => Assert.Equal(1, filed.Attempts));
    }

    [Fact]
    public async Task Commit_KilledAgainAndAgain_LosesNothingAndKeepsCommitsWhole()
    {
        var random = new Random(4711);
        for (var round = 0; round < 25; round++)
        {
            await using var writer = ChildProcess.Start("write", _folder.File(), "sales", "100000");
            var told = await ReadOffsetsAsync(writer, lines: random.Next(1, 12));
            await writer.KillAsync();

            SqliteFile.AssertSound(_folder.File());
            var head = (long)SqliteFile.Query(_folder.File(), "SELECT log_offset FROM log_head")!;
            Assert.True(head >= told, $"Offset {told} was reported as committed, but the log ends at {head}.");
            AssertWhole();
        }
    }

    private static async Task<long> ReadOffsetsAsync(ChildProcess writer, int lines)
    {
        var line = "";
        for (var i = 0; i < lines; i++)
            line = await writer.ReadLineAsync() ?? throw new InvalidOperationException((await writer.FinishAsync()).Error);
        return long.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>Fails unless every commit is there as a whole, and the state is that of the last one.</summary>
    private void AssertWhole()
    {
        const string Broken =
            """
            SELECT count(*) FROM (
              SELECT run.source AS source, json_extract(CAST(payload AS TEXT), '$.number') AS number, count(*) AS proposals
              FROM log JOIN run ON run.id = log.run GROUP BY 1, 2) AS written
            WHERE proposals <> 40
            """;
        const string Stale =
            """
            SELECT count(*) FROM aspect_state JOIN entity ON entity.id = aspect_state.entity
            WHERE log_offset <> (SELECT max(log_offset) FROM log WHERE log.entity = aspect_state.entity AND log.aspect = aspect_state.aspect)
               OR CAST(substr(hex(fingerprint), 17) AS TEXT) <> (
                    SELECT printf('%016X', json_extract(CAST(payload AS TEXT), '$.number')) FROM log WHERE log.log_offset = aspect_state.log_offset)
            """;
        Assert.Equal(0L, SqliteFile.Query(_folder.File(), Broken));
        Assert.Equal(0L, SqliteFile.Query(_folder.File(), Stale));
    }
}
