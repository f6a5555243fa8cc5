using MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Changes;

/// <summary>A change in the database leads to exactly the proposals that say so.</summary>
public sealed class ChangeTests
{
    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterAlterTable_ProposesTheSchemaAlone(int major) => Assert.Equal(
        ["shop.customer schemaMetadata"],
        await ProposedAfterAsync(major, "alter table shop.customer alter column name type varchar(50)"));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterAddedColumn_ProposesTheSchemaAlone(int major) => Assert.Equal(
        ["shop.customer schemaMetadata"],
        await ProposedAfterAsync(major, "alter table shop.customer add column born date default '2000-01-01'"));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterDrop_ProposesTheRemoval(int major) => Assert.Equal(
        ["shop.totals status removal-reason=dropped"],
        await ProposedAfterAsync(major, "drop view shop.totals"));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterDropOfASchema_ProposesTheRemovalOfAllInIt(int major) => Assert.Equal(
        ["other.note status removal-reason=dropped", "urn:li:container:OTHER status removal-reason=dropped"],
        await ProposedAfterAsync(major, "drop schema other cascade"));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterRenamedColumn_TellsTheOldAndTheNewName(int major) => Assert.Equal(
        ["shop.customer schemaMetadata renamed-fields={\"city\":\"town\"}"],
        await ProposedAfterAsync(major, "alter table shop.customer rename column city to town"));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterRenamedTable_TellsWhereItLivesOn(int major)
    {
        var proposed = await ProposedAfterAsync(major, "alter table other.note rename to memo");

        Assert.Contains("other.memo schemaMetadata", proposed);
        Assert.Contains("other.note status removal-reason=renamed renamed-to=other.memo", proposed);
        Assert.DoesNotContain(proposed, proposal => proposal.StartsWith("shop.", StringComparison.Ordinal));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterRenamedUpstream_ProposesTheViewsLineageAnew(int major)
    {
        var proposed = await ProposedAfterAsync(major, "alter table shop.orders rename to purchase");

        Assert.Contains("shop.orders status removal-reason=renamed renamed-to=shop.purchase", proposed);
        Assert.Equal(
            ["shop.totals upstreamLineage", "shop.totals viewProperties"],
            proposed.Where(proposal => proposal.StartsWith("shop.totals", StringComparison.Ordinal)));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterMoveToAnotherSchema_TellsWhereItLivesOn(int major) => Assert.Contains(
        "other.note status removal-reason=renamed renamed-to=shop.note",
        await ProposedAfterAsync(major, "alter table other.note set schema shop"));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterComments_ProposesWhatTheyAreOn(int major) => Assert.Equal(
        ["shop.customer datasetProperties", "shop.orders schemaMetadata"],
        await ProposedAfterAsync(major, "comment on table shop.customer is 'Buys'; comment on column shop.orders.total is 'Gross'"));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterOwnerChange_ProposesOwnershipAlone(int major) => Assert.Equal(
        ["shop.customer ownership"],
        await ProposedAfterAsync(major, """
            do $$ begin create role shop_owner nologin; exception when duplicate_object then null; end $$;
            alter table shop.customer owner to shop_owner
            """));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterNewIndexAndGrant_ProposesTheProperties(int major) => Assert.Equal(
        ["shop.customer datasetProperties"],
        await ProposedAfterAsync(major, "create index on shop.customer (lower(name)); grant select on shop.customer to public"));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterReplacedView_ProposesItsQueryAndLineage(int major) => Assert.Equal(
        ["shop.totals upstreamLineage", "shop.totals viewProperties"],
        await ProposedAfterAsync(major, "create or replace view shop.totals as select customer_id, max(total) + max(id) as total from shop.orders group by customer_id"));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterRowsAndAnalyze_ProposesNothingButTheProfile(int major) => Assert.Equal(
        ["shop.customer datasetProfile"],
        await ProposedAfterAsync(major, "insert into shop.customer select n, 'x' from generate_series(1, 1000) n; analyze shop.customer"));

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_FilterThatDeniesASchema_RemovesItAsFiltered(int major)
    {
        await using var database = await CreateAsync(major);
        await using var bench = await CrawlBench.CreateAsync();
        await bench.CrawlAsync(database.ConnectionString);

        var report = await bench.CrawlAsync(database.ConnectionString, new FilterOptions { Deny = ["*.other", "*.other.*"] });

        var proposed = await ProposedAsync(bench, report, database);
        Assert.Equal(["other.note status removal-reason=filtered", "urn:li:container:OTHER status removal-reason=filtered"], proposed);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_RoutinesTurnedOff_RemovesThemAsFiltered(int major)
    {
        await using var database = await CreateAsync(major);
        await using var bench = await CrawlBench.CreateAsync();
        await bench.CrawlAsync(database.ConnectionString);

        var report = await bench.CrawlAsync(new PostgreSqlOptions { ConnectionString = database.ConnectionString, IncludeRoutines = false });

        var proposed = await ProposedAsync(bench, report, database);
        Assert.All(proposed, proposal => Assert.EndsWith("status removal-reason=filtered", proposal, StringComparison.Ordinal));
        Assert.Equal(2, proposed.Length);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_OfOneSchema_TouchesNothingElse(int major)
    {
        await using var database = await CreateAsync(major);
        await using var bench = await CrawlBench.CreateAsync();
        await bench.CrawlAsync(database.ConnectionString);
        await database.ExecuteAsync("alter table shop.customer add column born date; drop view shop.totals; alter table other.note add column text text; comment on schema shop is 'Sells'");

        var other = await bench.CrawlAsync(database.ConnectionString, scope: $"{database.Name}.other");
        Assert.Equal(["other.note schemaMetadata"], await ProposedAsync(bench, other, database));
        Assert.Equal(2, other.Entities.Seen);

        var shop = await bench.CrawlAsync(database.ConnectionString, scope: $"{database.Name}.shop.*");
        Assert.Equal(["shop.customer schemaMetadata", "shop.totals status removal-reason=dropped"], await ProposedAsync(bench, shop, database));

        var full = await bench.CrawlAsync(database.ConnectionString);
        Assert.Equal(["urn:li:container:OTHER containerProperties"], await ProposedAsync(bench, full, database));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_OfSchemasOneByOne_LeavesNothingForAFullCrawl(int major)
    {
        await using var database = await CreateAsync(major);
        await using var bench = await CrawlBench.CreateAsync();

        foreach (var scope in new[] { $"{database.Name}.shop", $"{database.Name}.other", $"{database.Name}.public" })
            Assert.Equal(RunStatus.Succeeded, (await bench.CrawlAsync(database.ConnectionString, scope: scope)).Status);
        var full = await bench.CrawlAsync(database.ConnectionString);

        Assert.Equal((RunStatus.Succeeded, 0L), (full.Status, full.Proposals.Emitted));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_OfASchemaThatIsNot_NamesThoseThatAre(int major)
    {
        await using var database = await CreateAsync(major);
        await using var bench = await CrawlBench.CreateAsync();

        var report = await bench.CrawlAsync(database.ConnectionString, scope: $"{database.Name}.shopp");

        Assert.Equal((RunStatus.Failed, FailureCause.Configuration), (report.Status, report.Cause));
        Assert.Contains($"{database.Name}.shop", Assert.Single(report.Failures).Remedy, StringComparison.Ordinal);
    }

    private static async Task<string[]> ProposedAfterAsync(int major, string change)
    {
        await using var database = await CreateAsync(major);
        await using var bench = await CrawlBench.CreateAsync();
        await bench.CrawlAsync(database.ConnectionString);
        await database.ExecuteAsync(change);

        var report = await bench.CrawlAsync(database.ConnectionString);

        Assert.Equal(RunStatus.Succeeded, report.Status);
        var proposed = await ProposedAsync(bench, report, database);
        var third = await bench.CrawlAsync(database.ConnectionString);
        Assert.Equal(0, third.Proposals.Emitted);
        return proposed;
    }

    private static async Task<PostgresDatabase> CreateAsync(int major)
    {
        var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync(Shop.Schema);
        return database;
    }

    // Containers go by a digest of their name, and the database's name is another in every test.
    private static async Task<string[]> ProposedAsync(CrawlBench bench, RunReport report, PostgresDatabase database) =>
        [.. (await bench.AppendedAsync(report, database.Name)).Select(proposal => proposal.StartsWith("urn:li:container:", StringComparison.Ordinal)
            ? "urn:li:container:OTHER" + proposal[proposal.IndexOf(' ', StringComparison.Ordinal)..]
            : proposal)];
}
