using System.Diagnostics;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Faults;

public sealed class MidCrawlTests
{
    private const string Application = "mid-crawl-test";

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_SessionsKilled_EndsAsRetriableWithNothingCompleted(int major)
    {
        await using var database = await CreateWithManyTablesAsync(major);
        var items = new List<CrawlItem>();

        var exception = await Assert.ThrowsAsync<RetriableSourceException>(() => CrawlAsync(database, items, async item =>
        {
            if (item is AssetFound { Asset: Dataset })
                await KillAsync(database);
        }));

        Assert.Contains(database.Name, exception.Message, StringComparison.Ordinal);
        Assert.Contains("next crawl", exception.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(items, item => item is ScopeCompleted);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_SchemaDroppedMeanwhile_ReportsWhatItCouldNotRead(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("create schema gone; create table gone.plain (id integer); create table gone.texts (id integer default 1 check (id > 0)); create view gone.view as select id from gone.plain");
        var items = new List<CrawlItem>();

        await CrawlAsync(database, items, item => item is AssetFound { Asset: Container { Kind: ContainerKind.Schema, Path.LastPart: "gone" } }
            ? database.ExecuteAsync("drop schema gone cascade")
            : Task.CompletedTask);

        Assert.Equal(["texts", "view"], items.OfType<AssetUnreadable>().Select(item => item.Path.LastPart).Order());
        Assert.All(items.OfType<AssetUnreadable>(), item => Assert.Contains("changed or dropped", item.Reason, StringComparison.Ordinal));
        Assert.Contains(items, item => item is AssetFound { Asset: Dataset { Path.LastPart: "plain" } });
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_TableRenamedMeanwhile_SeesOneStateOfTheCatalog(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("create schema a; create table a.before (id integer primary key); create table a.child (id integer references a.before (id))");
        var items = new List<CrawlItem>();

        await CrawlAsync(database, items, item => item is AssetFound { Asset: Container { Kind: ContainerKind.Schema, Path.LastPart: "a" } }
            ? database.ExecuteAsync("alter table a.before rename to after; alter table a.after rename column id to key")
            : Task.CompletedTask);

        var tables = items.OfType<AssetFound>().Select(found => found.Asset).OfType<Dataset>().ToList();
        Assert.Equal(["before", "child"], tables.Select(table => table.Path.LastPart));
        Assert.Equal("before", tables[1].ForeignKeys[0].Target.LastPart);
        Assert.Equal(["id"], tables[1].ForeignKeys[0].TargetFields);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_CatalogLocked_LeavesTheDatabaseIncompleteAndCrawlsTheOther(int major)
    {
        await using var locked = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var free = await PostgresServer.Of(major).CreateDatabaseAsync();
        await locked.ExecuteAsync("create table public.unseen (id integer)");
        await free.ExecuteAsync("create table public.seen (id integer)");
        await using var locker = await LockCatalogAsync(locked);
        var options = Options(locked, TimeSpan.FromMilliseconds(50));
        options.Databases = [locked.Name, free.Name];

        var crawl = await Crawl.OfAsync(options);

        var incomplete = Assert.Single(crawl.All<ScopeIncomplete>());
        Assert.Equal((locked.Name, IncompleteReason.Timeout), (incomplete.Scope.Name, incomplete.Reason));
        Assert.Contains("LockTimeout", incomplete.Remedy, StringComparison.Ordinal);
        Assert.True(crawl.Has("public.seen"));
        Assert.DoesNotContain(crawl.All<ScopeCompleted>(), completed => completed.Scope.Name.StartsWith(locked.Name, StringComparison.Ordinal));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_StatementTakesTooLong_LeavesTheDatabaseIncomplete(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("create table public.unseen (id integer)");
        await using var locker = await LockCatalogAsync(database);
        var options = Options(database, TimeSpan.FromMinutes(1));
        options.StatementTimeout = TimeSpan.FromSeconds(1);

        var crawl = await Crawl.OfAsync(options);

        var incomplete = Assert.Single(crawl.All<ScopeIncomplete>());
        Assert.Equal((database.Name, IncompleteReason.Timeout), (incomplete.Scope.Name, incomplete.Reason));
        Assert.Contains("StatementTimeout (now 1000 ms)", incomplete.Remedy, StringComparison.Ordinal);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_Cancelled_StopsInsideAStatement(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("create table public.unseen (id integer)");
        await using var locker = await LockCatalogAsync(database);
        using var cancellation = new CancellationTokenSource();
        await using var source = new PostgreSqlSource(Options(database, TimeSpan.FromMinutes(1)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in source.CrawlAsync(new CrawlContext { SourceName = "test" }, cancellation.Token))
            {
                if (item is AssetFound { Asset: Container { Kind: ContainerKind.Schema } })
                    cancellation.CancelAfter(TimeSpan.FromMilliseconds(20));
            }
        });

        Assert.True(await AllSessionsEndAsync(database));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_LeftEarly_LeavesNoSessionBehind(int major)
    {
        await using var database = await CreateWithManyTablesAsync(major);
        await using var source = new PostgreSqlSource(Options(database, TimeSpan.FromMilliseconds(500)));

        await foreach (var item in source.CrawlAsync(new CrawlContext { SourceName = "test" }, CancellationToken.None))
        {
            if (item is AssetFound { Asset: Dataset })
                break;
        }

        Assert.True(await AllSessionsEndAsync(database));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_Sessions_AreReadOnlyNamedAndFewWhateverTheSize(int major)
    {
        await using var database = await CreateWithManyTablesAsync(major);
        await database.ExecuteAsync("create view public.view as select 1 as one");
        var sessions = new List<string>();
        var readOnly = new List<string>();

        await CrawlAsync(database, [], async item =>
        {
            if (item is not AssetFound { Asset: Dataset { Path.LastPart: "view" } })
                return;
            sessions = await SessionsAsync(database);
            readOnly = await database.QueryAsync(
                $"select (backend_xid is null)::text from pg_stat_activity where application_name = '{Application}' and datname = '{database.Name}'", reader => reader.GetString(0));
        });

        Assert.InRange(sessions.Count, 1, 2);
        Assert.All(readOnly, withoutTransactionId => Assert.Equal("true", withoutTransactionId));
    }

    private static async Task<PostgresDatabase> CreateWithManyTablesAsync(int major)
    {
        var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("do $$ begin for i in 1..2600 loop execute format('create table public.t%s (id integer)', i); if i % 500 = 0 then commit; end if; end loop; end $$");
        return database;
    }

    private static PostgreSqlOptions Options(PostgresDatabase database, TimeSpan lockTimeout) => new()
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = Application }.ConnectionString,
        LockTimeout = lockTimeout,
    };

    private static async Task CrawlAsync(PostgresDatabase database, List<CrawlItem> items, Func<CrawlItem, Task> onItem)
    {
        await using var source = new PostgreSqlSource(Options(database, TimeSpan.FromMilliseconds(500)));
        await foreach (var item in source.CrawlAsync(new CrawlContext { SourceName = "test" }, CancellationToken.None))
        {
            items.Add(item);
            await onItem(item);
        }
    }

    private static Task KillAsync(PostgresDatabase database) => database.ExecuteAsync(
        $"select pg_terminate_backend(pid) from pg_stat_activity where application_name = '{Application}' and datname = '{database.Name}'");

    // A server process ends a moment after its connection.
    private static async Task<bool> AllSessionsEndAsync(PostgresDatabase database)
    {
        var deadline = Stopwatch.StartNew();
        while ((await SessionsAsync(database)).Count > 0)
        {
            if (deadline.Elapsed > TimeSpan.FromSeconds(10))
                return false;
        }

        return true;
    }

    private static async Task<List<string>> SessionsAsync(PostgresDatabase database) => await database.QueryAsync(
        $"select pid::text from pg_stat_activity where application_name = '{Application}' and datname = '{database.Name}' and state is not null", reader => reader.GetString(0));

    // The lock lasts as long as the connection.
    private static async Task<NpgsqlConnection> LockCatalogAsync(PostgresDatabase database)
    {
        var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand("begin; lock table pg_catalog.pg_policy in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
