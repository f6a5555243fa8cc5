using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Reporting;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Faults;

public sealed class NameTests
{
    [PostgresTheory, PostgresMajors]
    public async Task Crawl_NamesWithEverySpecialCharacter_ComeBackAsTheyAre(int major)
    {
        var longest = new string('ü', 31);
        string[] names = ["a.b", "it's", "say \"hi\"", "a,b", "f(x)", "%20", "a/b\\c", " lead and trail ", "emoji 😀", longest, "select", "UPPER"];
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        foreach (var name in names)
            await database.ExecuteAsync($"create schema {Quote(name)}; create table {Quote(name)}.{Quote(name)} ({Quote(name)} integer primary key)");

        await using var bench = await CrawlBench.CreateAsync();
        var report = await bench.CrawlAsync(database.ConnectionString);
        var crawl = await Crawl.OfAsync(database.ConnectionString);

        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Equal(0, (await bench.CrawlAsync(database.ConnectionString)).Proposals.Emitted);
        foreach (var name in names)
        {
            var table = crawl.Assets.OfType<Dataset>().Single(dataset => dataset.Path.LastPart == name);
            Assert.Equal([name, name], table.Path.Parts.Skip(1));
            Assert.Equal(name, table.PrimaryKey!.Fields[0]);
        }
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_ControlCharactersInAName_AreKeptWithAWarning(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("create table public.\"tab\there\" (a integer); create table public.plain (\"line\nbreak\" integer)");

        var crawl = await Crawl.OfAsync(database.ConnectionString);

        Assert.True(crawl.Has("public.tab\there"));
        Assert.Equal(["plain", "tab\there"], crawl.All<CrawlWarning>().Select(warning => warning.Path.LastPart).Order(StringComparer.Ordinal));
        Assert.All(crawl.All<CrawlWarning>(), warning => Assert.Contains("control characters", warning.Message, StringComparison.Ordinal));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_SqlAsciiDatabaseWithBytesThatAreNotUtf8_IsReadWithWarnings(int major)
    {
        await using var database = await CreateSqlAsciiAsync(major);

        var crawl = await Crawl.OfAsync(database.ConnectionString);
        await using var bench = await CrawlBench.CreateAsync();
        var report = await bench.CrawlAsync(database.ConnectionString);

        Assert.Equal("ÿé", crawl.Dataset("public.bad").Schema!.Fields[0].Path);
        Assert.Equal("Größe", crawl.Dataset("public.good").Schema!.Fields[0].Path);
        Assert.Equal("caf\u00E9", crawl.Dataset("public.good").Description);
        Assert.Equal("SELECT", crawl.Dataset("public.good").Properties["grant.rôle_latin1"]);
        Assert.Equal(["bad", "good"], crawl.All<CrawlWarning>().Select(warning => warning.Path.LastPart).Order());
        Assert.Contains(crawl.All<CrawlWarning>(), warning => warning.Message.Contains("column ÿé", StringComparison.Ordinal));
        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Equal(2, report.WarningCount);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_TableWith1600Columns_ListsThemAll(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        var columns = string.Join(", ", Enumerable.Range(1, 1600).Select(number => $"c{number} integer"));
        await database.ExecuteAsync($"create table public.wide ({columns}); create view public.wide_view as select * from public.wide");

        var crawl = await Crawl.OfAsync(database.ConnectionString);

        Assert.Equal(1600, crawl.Dataset("public.wide").Schema!.Fields.Count);
        Assert.Equal("c1600", crawl.Dataset("public.wide").Schema!.Fields[1599].Path);
        Assert.Equal(1600, crawl.Dataset("public.wide_view").FieldLineage.Count);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_EmptyDatabase_IsComplete(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();

        var crawl = await Crawl.OfAsync(database.ConnectionString);

        Assert.Equal([database.Name, "public"], crawl.Assets.Select(asset => asset.Path.LastPart));
        Assert.Equal(3, crawl.All<ScopeCompleted>().Count());
    }

    private static async Task<PostgresDatabase> CreateSqlAsciiAsync(int major)
    {
        var server = PostgresServer.Of(major);
        var name = $"test_{Guid.NewGuid():N}";
        await using var entry = NpgsqlDataSource.Create(server.ConnectionStringTo("postgres"));
        await using var create = entry.CreateCommand($"create database {name} template template0 encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'");
        await create.ExecuteNonQueryAsync();
        var raw = new NpgsqlConnectionStringBuilder(server.ConnectionStringTo(name)) { ClientEncoding = "SQL_ASCII", Encoding = "iso-8859-1" };
        await using var source = NpgsqlDataSource.Create(raw.ConnectionString);
        // One character stands for one byte here: the first table's names are Latin-1, the second's UTF-8.
        await using var fill = source.CreateCommand("""
            create table public.bad ("ÿé" integer);
            create table public.good ("GrÃ¶Ã\u009Fe" integer);
            comment on table public.good is 'café';
            do $$ begin create role "rôle_latin1" nologin; exception when duplicate_object then null; end $$;
            grant select on public.good to "rôle_latin1";
            """.Replace("\\u009F", "\u009F", StringComparison.Ordinal));
        await fill.ExecuteNonQueryAsync();
        return new PostgresDatabase(server, name);
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
