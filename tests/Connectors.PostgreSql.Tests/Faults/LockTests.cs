using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Reporting;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Faults;

public sealed class LockTests
{
    private const string Schema = """
        create schema shop;
        create table shop.busy (id integer default 1, note text);
        create table shop.plain (id integer);
        create table shop.other (id integer default 2);
        create view shop.behind as select id from shop.busy;
        create schema quiet;
        create table quiet.note (id integer default 3);
        """;

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_LockedTable_IsUnreadableAndItsSchemaIncomplete(int major)
    {
        await using var database = await CreateAsync(major);
        await using var locker = await LockAsync(database, "shop.busy");

        var crawl = await Crawl.OfAsync(Options(database));

        Assert.Equal(["behind", "busy"], crawl.All<AssetUnreadable>().Select(unreadable => unreadable.Path.LastPart).Order());
        Assert.All(crawl.All<AssetUnreadable>(), unreadable => Assert.Contains("locked", unreadable.Reason, StringComparison.Ordinal));
        Assert.Equal(IncompleteReason.Timeout, crawl.Incomplete("shop").Reason);
        Assert.Contains("busy and 1 more", crawl.Incomplete("shop").Message, StringComparison.Ordinal);
        Assert.True(crawl.Has("shop.plain") && crawl.Has("shop.other") && crawl.Has("quiet.note"));
        Assert.False(crawl.Completed("shop"));
        Assert.True(crawl.Completed("quiet"));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_TableDroppedBesideALockedOne_RemovesNothingInThatSchema(int major)
    {
        await using var database = await CreateAsync(major);
        await using var bench = await CrawlBench.CreateAsync();
        await bench.CrawlAsync(Options(database));
        await database.ExecuteAsync("drop table shop.plain; drop table quiet.note");
        await using var locker = await LockAsync(database, "shop.busy");

        var report = await bench.CrawlAsync(Options(database));

        Assert.Equal(RunStatus.PartiallySucceeded, report.Status);
        Assert.Equal(["quiet.note status removal-reason=dropped"], await bench.AppendedAsync(report, database.Name));
        Assert.EndsWith(".shop", Assert.Single(report.Scopes.IncompleteScopes).Scope, StringComparison.Ordinal);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_LockOnATableWithoutTexts_IsNoHindrance(int major)
    {
        await using var database = await CreateAsync(major);
        await using var locker = await LockAsync(database, "shop.plain");

        var crawl = await Crawl.OfAsync(Options(database));

        Assert.Empty(crawl.All<AssetUnreadable>());
        Assert.True(crawl.Completed("shop"));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterTheLockIsGone_CompletesTheSchemaAgain(int major)
    {
        await using var database = await CreateAsync(major);
        await using var bench = await CrawlBench.CreateAsync();
        await using (await LockAsync(database, "shop.busy"))
            await bench.CrawlAsync(Options(database));

        var report = await bench.CrawlAsync(Options(database));

        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Contains("shop.busy schemaMetadata", await bench.AppendedAsync(report, database.Name));
    }

    private static async Task<PostgresDatabase> CreateAsync(int major)
    {
        var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        return database;
    }

    private static PostgreSqlOptions Options(PostgresDatabase database) =>
        new() { ConnectionString = database.ConnectionString, LockTimeout = TimeSpan.FromMilliseconds(50) };

    // The lock lasts as long as the connection.
    private static async Task<NpgsqlConnection> LockAsync(PostgresDatabase database, string table)
    {
        var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; lock table {table} in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
