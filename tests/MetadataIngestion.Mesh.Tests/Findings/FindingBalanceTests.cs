using System.Text.Json;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Following;
using MetadataIngestion.Mesh.Scorecards;
using MetadataIngestion.Storage.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Mesh.Tests.Findings;

/// <summary>Whatever happens to assets, policies and files: what events opened less what they resolved is what is open.</summary>
public sealed class FindingBalanceTests : IDisposable
{
    private const string Open =
        "SELECT DISTINCT coalesce(finding, asset) AS subject, policy FROM mesh_finding ORDER BY 1, 2";

    private const string Told =
        """
        SELECT coalesce(finding, asset) AS subject, policy, sum(CASE operation WHEN 'OPENED' THEN 1 ELSE -1 END) AS count FROM mesh_finding_change
        GROUP BY coalesce(finding, asset), policy HAVING sum(CASE operation WHEN 'OPENED' THEN 1 ELSE -1 END) <> 0 ORDER BY 1, 2
        """;

    private readonly MeshFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Crawls_OfWhateverChanges_LeaveOpenWhatEventsTell()
    {
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= 5; seed++)
        {
            var workbench = new Workbench();
            await workbench.InitializeAsync();
            try
            {
                await ChangeAsync(workbench.Store, seed, crawls: 30);
                reasons.UnionWith((await workbench.LogAsync()).Where(entry => entry.Event is not null).Select(entry => ReasonOf(entry.Json)).OfType<string>());
            }
            finally
            {
                await workbench.DisposeAsync();
            }
        }

        Assert.Equal(["asset dropped", "asset filtered", "asset renamed", "no longer judged", "policy withdrawn", "waived"], reasons);
    }

    [PostgresFact]
    public async Task Crawls_OfWhateverChangesIntoPostgreSql_LeaveOpenWhatEventsTell()
    {
        await using var database = await PostgresServer.Of(PostgresServer.Majors[^1]).CreateDatabaseAsync();
        await using var store = new PostgreSqlMetadataStore(
            new PostgreSqlStoreOptions { ConnectionString = database.ConnectionString }, TimeProvider.System, NullLogger<PostgreSqlMetadataStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        await ChangeAsync(store, seed: 7, crawls: 20);
    }

    private async Task ChangeAsync(IMetadataStore store, int seed, int crawls)
    {
        var source = new ChangingSource(seed);
        for (var crawl = 0; crawl < crawls; crawl++)
        {
            source.Step();
            var report = await CrawlAsync(store, source);

            Assert.True(report.Status != RunStatus.Failed, source.Story + string.Join(' ', report.Failures.Select(failure => failure.Message)));
            var open = await AskAsync(store, Open);
            var told = await AskAsync(store, Told);
            Assert.True(told.SequenceEqual(open.Select(finding => finding + "|1")), $"{source.Story}\nopen: {string.Join(' ', open)}\ntold: {string.Join(' ', told)}");
            if (crawl % 10 == 9)
                await AssertAddsUpAsync(store, source.Story);
        }
    }

    /// <summary>In every row of the scorecard too, wherever datasets moved to.</summary>
    private static async Task AssertAddsUpAsync(IMetadataStore store, string story)
    {
        var card = await new ScorecardReader(store, TimeProvider.System).ReadAsync(weeks: 2, CancellationToken.None);
        foreach (var row in card.Domains.Concat(card.Products).Append(card.Total))
            Assert.True(row.Score.Findings == row.Opened - row.Resolved, $"{story}\n{row.Name}: {row.Score.Findings} are open, {row.Opened} were opened and {row.Resolved} resolved.");
    }

    private Task<RunReport> CrawlAsync(IMetadataStore store, ChangingSource source)
    {
        _files.With("directory.yaml", "people: [{id: ada}, {id: bob, left: 2020-01-01}]").With("OWNERS", source.Owners).With("p.yaml", source.Policies);
        var policies = source.Policies.Length == 0 ? PolicyCatalog.Empty : PolicyCatalog.Read([(_files.PathOf("p.yaml"), "p.yaml", null)]);
        var stewardship = _files.Read().Steward("app", OwnerPrecedence.Strongest, new DateOnly(2026, 6, 1), policies);
        var isRuled = policies != PolicyCatalog.Empty;
        var definition = new SourceDefinition
        {
            Name = "app",
            Filter = source.Filter,
            Transformers = stewardship.Transformers,
            Inspectors = [.. stewardship.Inspectors, .. isRuled ? [new PolicyInspector(policies)] : Array.Empty<IAssetInspector>()],
            Followers = isRuled ? [new PolicyFollower(policies, store, TimeProvider.System)] : [],
            Removal = new RemovalPolicy { ThresholdCount = 2, ThresholdPercent = 20 },
        };
        return new CrawlRunner(store, TimeProvider.System, NullLogger<CrawlRunner>.Instance)
            .RunAsync(new CrawlRequest(definition) { ApproveRemovals = source.Approves }, source.Catalog.Source(), observer: null, CancellationToken.None);
    }

    private static string? ReasonOf(ReadOnlyMemory<byte> happened)
    {
        using var json = JsonDocument.Parse(happened);
        return json.RootElement.GetProperty("parameters").TryGetProperty("reason", out var reason) ? reason.GetString() : null;
    }

    private static async Task<IReadOnlyList<string>> AskAsync(IMetadataStore store, string sql)
    {
        var answer = await store.QueryAsync(new StateQuery(sql), CancellationToken.None);
        return [.. answer.Rows.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal)];
    }
}
