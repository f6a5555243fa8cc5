using System.Net;
using System.Net.Sockets;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Faults;

public sealed class ConnectionFaultTests
{
    [Fact]
    public async Task Crawl_NobodyListens_SaysWhereAndWhatToCheck()
    {
        var port = FreePort();

        var exception = await Assert.ThrowsAsync<RetriableSourceException>(
            () => Crawl.OfAsync($"Host=127.0.0.1;Port={port};Username=crawler;Password=topsecret;Database=app"));

        Assert.Contains($"127.0.0.1:{port}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("refused", exception.Message, StringComparison.Ordinal);
        Assert.Contains("firewall", exception.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_HostThatDoesNotExist_SaysSo()
    {
        var exception = await Assert.ThrowsAsync<RetriableSourceException>(
            () => Crawl.OfAsync("Host=no-such-host.invalid;Username=crawler;Password=topsecret;Database=app;Timeout=5"));

        Assert.Contains("no-such-host.invalid", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_UnreadableConnectionString_IsAConfigurationErrorThatDoesNotQuoteIt()
    {
        var exception = await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.OfAsync("Host=x;Pasword=topsecret"));

        Assert.Contains("ConnectionString", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", exception.ToString(), StringComparison.Ordinal);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_WrongPassword_IsAccessDeniedWithoutThePassword(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var crawler = await Crawler.CreateAsync(database);

        var exception = await Assert.ThrowsAsync<SourceAccessDeniedException>(() => Crawl.OfAsync(crawler.ConnectionStringWith("topsecret")));

        Assert.Contains(crawler.Name, exception.Message, StringComparison.Ordinal);
        Assert.Contains(database.Name, exception.Message, StringComparison.Ordinal);
        Assert.Contains("password", exception.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", exception.ToString(), StringComparison.Ordinal);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_DatabaseThatDoesNotExist_IsAConfigurationError(int major)
    {
        var exception = await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.OfAsync(PostgresServer.Of(major).ConnectionStringTo("no_such_database")));

        Assert.Contains("Database no_such_database does not exist", exception.Message, StringComparison.Ordinal);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_RoleThatMayNotLogIn_IsAccessDenied(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var crawler = await Crawler.CreateAsync(database);
        await database.ExecuteAsync($"alter role {crawler.Name} nologin");

        var exception = await Assert.ThrowsAsync<SourceAccessDeniedException>(() => Crawl.OfAsync(crawler.ConnectionString));

        Assert.Contains("ALTER ROLE", exception.Remedy, StringComparison.Ordinal);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_NoRightToConnectToTheOnlyDatabase_NamesTheGrant(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var crawler = await Crawler.CreateAsync(database);
        await database.ExecuteAsync($"revoke connect on database {database.Name} from public");

        var exception = await Assert.ThrowsAsync<SourceAccessDeniedException>(() => Crawl.OfAsync(crawler.ConnectionString));

        Assert.Equal($"GRANT CONNECT ON DATABASE {database.Name} TO {crawler.Name};", exception.Remedy);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_NoRightToConnectToOneOfTwoDatabases_CrawlsTheOther(int major)
    {
        await using var open = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var closed = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var crawler = await Crawler.CreateAsync(open);
        await open.ExecuteAsync("create table public.seen (a integer)");
        await closed.ExecuteAsync($"revoke connect on database {closed.Name} from public");

        var crawl = await Crawl.OfAsync(Options(crawler.ConnectionStringWith(crawler.Password, closed.Name), open.Name, closed.Name));

        Assert.True(crawl.Has("public.seen"));
        var incomplete = Assert.Single(crawl.All<ScopeIncomplete>());
        Assert.Equal(closed.Name, incomplete.Scope.Name);
        Assert.Equal(IncompleteReason.AccessDenied, incomplete.Reason);
        Assert.StartsWith($"GRANT CONNECT ON DATABASE {closed.Name} TO {crawler.Name};", incomplete.Remedy, StringComparison.Ordinal);
        Assert.Contains(crawl.All<ScopeCompleted>(), completed => completed.Scope.Parts.Count == 0);
        Assert.DoesNotContain(crawl.All<ScopeCompleted>(), completed => completed.Scope.Name == closed.Name);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_NamedDatabaseThatIsMissing_CrawlsTheOtherAndCompletesNothingAboveThem(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();

        var crawl = await Crawl.OfAsync(Options(database.ConnectionString, database.Name, "no_such_database"));

        Assert.Equal("no_such_database", Assert.Single(crawl.All<ScopeIncomplete>()).Scope.Name);
        Assert.Contains(crawl.All<ScopeCompleted>(), completed => completed.Scope.Name == database.Name);
        Assert.DoesNotContain(crawl.All<ScopeCompleted>(), completed => completed.Scope.Parts.Count == 0);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_RoleWithTwoConnections_IsEnough(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var crawler = await Crawler.CreateAsync(database, "connection limit 2");
        await database.ExecuteAsync("create table public.seen (a integer default 1); create view public.view as select a from public.seen");

        var crawl = await Crawl.OfAsync(crawler.ConnectionString);

        Assert.True(crawl.Has("public.view"));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_RoleWithNoRightsOnAnything_SeesEverything(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var crawler = await Crawler.CreateAsync(database);
        await database.ExecuteAsync("""
            create schema closed; revoke all on schema closed from public;
            create table closed.table_ (id integer primary key default 7 check (id > 0));
            create index on closed.table_ ((id + 1));
            create view closed.view as select id from closed.table_;
            """);

        var crawl = await Crawl.OfAsync(crawler.ConnectionString);

        Assert.Equal("7", crawl.Dataset("closed.table_").Schema!.Fields[0].Default);
        Assert.Contains("FROM closed.table_", crawl.Dataset("closed.view").View!.Text, StringComparison.Ordinal);
        Assert.Empty(crawl.All<ScopeIncomplete>());
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_RoleWithANameAndPasswordBeyondAscii_Connects(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("""
            do $$ begin create role "krabbler_ß" login password 'pässword_ü'; exception when duplicate_object then null; end $$;
            create table public.seen (a integer); alter table public.seen owner to "krabbler_ß";
            """);
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "krabbler_ß", Password = "pässword_ü" };

        var crawl = await Crawl.OfAsync(connection.ConnectionString);

        Assert.Equal("krabbler_ß", crawl.Dataset("public.seen").Owners[0].Principal);
    }

    private static PostgreSqlOptions Options(string connectionString, params string[] databases) =>
        new() { ConnectionString = connectionString, Databases = databases };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
