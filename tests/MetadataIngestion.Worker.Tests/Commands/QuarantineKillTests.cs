using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>
/// Crawls with a gate and another policy that are killed without warning: what is held is never let through, nothing is lost or proposed twice, and everything is
/// judged in the end.
/// </summary>
public sealed class QuarantineKillTests(ITestOutputHelper output) : IDisposable
{
    private const int Areas = 25;
    private const int TablesPerArea = 40;
    private const int LeastCutOffs = 2;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Crawl_KilledAgainAndAgainIntoSqlite_KeepsWhatIsHeldOutOfTheLog()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var calm = OpenSqlite("calm.db");
        await using var killed = OpenSqlite("killed.db");
        await CheckAsync(("""{ "Path": "calm.db" }""", calm), ("""{ "Path": "killed.db" }""", killed), kills: 4);
    }

    [PostgresFact]
    public async Task Crawl_KilledAgainAndAgainIntoPostgreSql_KeepsWhatIsHeldOutOfTheLog()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var database = await PostgresServer.Of(18).CreateDatabaseAsync();
        await using var calm = OpenPostgreSql(database.ConnectionString, "calm");
        await using var killed = OpenPostgreSql(database.ConnectionString, "killed");

        // After each, the source is free only when the lease has run out.
        await CheckAsync((Section("calm"), calm), (Section("killed"), killed), kills: 2);

        string Section(string schema) => $$"""{ "Provider": "postgresql", "ConnectionString": "{{database.ConnectionString}}", "Schema": "{{schema}}", "LeaseDuration": "00:00:06" }""";
    }

    private async Task CheckAsync((string Section, IMetadataStore Store) calm, (string Section, IMetadataStore Store) killed, int kills)
    {
        WriteLake();
        await CrawlAsync(calm);
        var expected = await ReadLogAsync(calm.Store);
        var held = await HeldAsync(calm.Store);
        Assert.Equal(Areas * TablesPerArea / 4, held.Count);

        var cutOff = await KillAsync(killed, await ProgressAsync(calm.Store), held, kills);
        await CrawlAsync(killed);
        Assert.Equal(expected, await ReadLogAsync(killed.Store));
        Assert.Equal(await ReadResultsAsync(calm.Store), await ReadResultsAsync(killed.Store));
        Assert.Equal(held.Select(Describe), (await HeldAsync(killed.Store)).Select(Describe));

        var approved = held.Where((_, i) => i % 2 == 0).ToList();
        await ApproveAsync(killed.Store, approved);
        var rest = held.Except(approved).ToList();
        cutOff += await KillAsync(killed, await ProgressAsync(killed.Store) + (approved.Count * PerDataset(expected)), rest, kills);
        await CrawlAsync(killed);

        var log = await ReadLogAsync(killed.Store);
        Assert.Equal(log.Count, log.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(expected.Count + (approved.Count * PerDataset(expected)), log.Count);
        Assert.Equal(rest.Select(Describe), (await HeldAsync(killed.Store)).Select(Describe));
        await ApproveAsync(calm.Store, approved);
        await CrawlAsync(calm);
        Assert.Equal(await ReadResultsAsync(calm.Store), await ReadResultsAsync(killed.Store));
        Assert.True(cutOff >= LeastCutOffs, $"Only {cutOff} kills came in the middle of a crawl; that shows too little.");
    }

    private static async Task ApproveAsync(IMetadataStore store, IEnumerable<QuarantinedDataset> datasets)
    {
        foreach (var dataset in datasets)
            Assert.True(await store.Quarantine.DecideAsync(dataset, isApproval: true, "ann", "agreed", CancellationToken.None));
    }

    /// <summary>How many proposals each of the datasets has: they are alike.</summary>
    private static int PerDataset(IReadOnlyList<string> log) => log.Count(entry => entry.Contains("area00/table001", StringComparison.Ordinal));

    /// <summary>Kills crawls as soon as they got further; how many of them were in the middle then.</summary>
    private async Task<int> KillAsync((string Section, IMetadataStore Store) target, long complete, IReadOnlyList<QuarantinedDataset> held, int kills)
    {
        Configure(target.Section);
        var urns = held.Select(dataset => dataset.Urn).ToHashSet(StringComparer.Ordinal);
        var cutOff = 0;
        for (var kill = 1; kill <= kills; kill++)
        {
            var before = await ProgressAsync(target.Store);
            await UntilNotBusyAsync(process => KillAsync(process, target.Store, before + (kill % 2 * (complete - before) / 3)));
            var after = await ProgressAsync(target.Store);
            output.WriteLine($"kill {kill}: from {before} to {after} of {complete}");
            cutOff += after > before && after < complete ? 1 : 0;
            Assert.DoesNotContain(await ReadLogAsync(target.Store), entry => urns.Contains(entry.Split(' ')[0]));
        }

        return cutOff;
    }

    private static async Task KillAsync(CliProcess process, IMetadataStore store, long beyond)
    {
        var ended = process.WaitAsync();
        while (!ended.IsCompleted && await ProgressAsync(store) <= beyond)
            await Task.WhenAny(ended, Task.Delay(2));
        if (!ended.IsCompleted)
            process.Signal("KILL");
        await ended;
    }

    /// <summary>Crawls to the end.</summary>
    private async Task CrawlAsync((string Section, IMetadataStore Store) target)
    {
        await target.Store.OpenAsync(CancellationToken.None);
        Configure(target.Section);
        await UntilNotBusyAsync(async process => Assert.True(await process.WaitAsync() == 0 || IsBusy(process), process.Error));
    }

    /// <summary>Begins crawls until one may crawl: with PostgreSQL a killed process has the right to for a time.</summary>
    private async Task UntilNotBusyAsync(Func<CliProcess, Task> use)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            await using var process = CliProcess.Start(_cli.Folder, "crawl", "lake");
            await use(process);
            if (!IsBusy(process))
                return;

            await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
        }
    }

    private static bool IsBusy(CliProcess process) => process.Error.Contains("Source 'lake' is ", StringComparison.Ordinal);

    private static async Task<long> ProgressAsync(IMetadataStore store)
    {
        await store.OpenAsync(CancellationToken.None);
        var summary = await store.Quarantine.SummarizeAsync(CancellationToken.None);
        return await store.GetHeadOffsetAsync(CancellationToken.None) + summary.Waiting + summary.Approved;
    }

    /// <summary>What the policies say of each dataset.</summary>
    private static async Task<IReadOnlyList<string>> ReadResultsAsync(IMetadataStore store)
    {
        var answer = await store.QueryAsync(new StateQuery("SELECT asset, policy, passed FROM mesh_result ORDER BY asset, policy") { RowLimit = 10 * Areas * TablesPerArea }, CancellationToken.None);
        return [.. answer.Rows.Select(row => string.Join(' ', row))];
    }

    /// <summary>What the log says of crawled things, by entity and aspect, in its order.</summary>
    private static async Task<IReadOnlyList<string>> ReadLogAsync(IMetadataStore store)
    {
        var entries = new List<string>();
        await foreach (var entry in store.ReadLogAsync(new LogQuery(), CancellationToken.None))
        {
            if (entry.Proposal is { AspectName: not "testResults" } proposal)
                entries.Add($"{proposal.EntityUrn} {proposal.AspectName}");
        }

        return entries;
    }

    private static Task<IReadOnlyList<QuarantinedDataset>> HeldAsync(IMetadataStore store) => store.Quarantine.ListAsync(source: null, CancellationToken.None);

    private static string Describe(QuarantinedDataset dataset) => $"{dataset.Urn} {dataset.State} {dataset.Reason} {dataset.Status}";

    private void WriteLake()
    {
        for (var area = 0; area < Areas; area++)
        {
            for (var table = 0; table < TablesPerArea; table++)
                _cli.Write($"lake/area{area:d2}/table{table:d3}/part.csv", table % 4 == 0 ? "id,email\n1,a@b.c\n" : "id,amount\n1,2.50\n");
        }

        _cli.Write(
            "config/mesh/policies/gate.yaml",
            "policies: [{id: AMOUNT, title: No amounts, select: \"SELECT s.urn, 'It has amounts.' AS message FROM mesh_scope AS s JOIN mesh_field AS f ON f.asset = s.urn WHERE f.path = 'amount'\"}, {id: MAIL, title: No addresses, gate: true, crawl: false, select: \"SELECT s.urn, 'It has addresses.' AS message FROM mesh_scope AS s JOIN mesh_field AS f ON f.asset = s.urn WHERE f.path = 'email'\"}]\n");
    }

    private void Configure(string store) => _cli.Configure($$"""
        {
          "Store": {{store}},
          "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "lake" } } }
        }
        """);

    private SqliteMetadataStore OpenSqlite(string file) =>
        new(new SqliteStoreOptions { Path = Path.Combine(_cli.Folder, file) }, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance);

    private static PostgreSqlMetadataStore OpenPostgreSql(string connection, string schema) =>
        new(new PostgreSqlStoreOptions { ConnectionString = connection, Schema = schema }, TimeProvider.System, NullLogger<PostgreSqlMetadataStore>.Instance);
}
