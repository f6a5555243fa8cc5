using System.Text.Json;
using MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Changes;

/// <summary>A change in the database is judged, and the log tells the verdict and who is hurt.</summary>
public sealed class VerdictTests
{
    private const string Schema = """
        create schema shop;
        create type shop.mood as enum ('glad', 'sad', 'calm');
        create table shop.person (id integer primary key, name varchar(50), city text, mood shop.mood, age integer);
        create view shop.cities as select id, city from shop.person;
        """;

    private const string Change = """
        alter table shop.person rename column city to town;
        alter table shop.person alter column name type varchar(20);
        alter table shop.person drop column age;
        alter type shop.mood rename to mood_before;
        create type shop.mood as enum ('glad', 'sad');
        alter table shop.person alter column mood type shop.mood using mood::text::shop.mood;
        drop type shop.mood_before;
        """;

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_AfterRenameNarrowingDropAndRemovedLabel_TellsEachWithItsVerdict(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        await using var bench = await CrawlBench.CreateAsync();
        Assert.Empty(await bench.EventsOfAsync(await bench.CrawlAsync(database.ConnectionString)));
        await database.ExecuteAsync(Change);

        var report = await bench.CrawlAsync(database.ConnectionString);

        var events = (await bench.EventsOfAsync(report)).ConvertAll(happened => happened.GetProperty("parameters"));
        Assert.Equal(
            [
                "breaking enum.value-removed: shop.person, field mood no longer takes a value: calm",
                "breaking field.dropped: shop.person, field age is gone: INTEGER",
                "breaking field.renamed: shop.person, field city has another name: city -> town",
                "breaking type.narrowed: shop.person, field name has a narrower type: VARCHAR(50) -> VARCHAR(20)",
                "risky view.changed: shop.cities is defined by another query",
            ],
            events.Select(parameters => Describe(parameters, database.Name)).Order(StringComparer.Ordinal));
        Assert.Equal(new VerdictCounts { Breaking = 4, Risky = 1 }, report.Verdicts);
        var renamed = events.Single(parameters => parameters.GetProperty("code").GetString() == "field.renamed");
        Assert.Equal($"[\"urn:li:dataset:(urn:li:dataPlatform:postgres,{database.Name}.shop.cities,PROD)\"]", renamed.GetProperty("impact").GetString());
        Assert.Equal(("1.0.0", "2.0.0"), (renamed.GetProperty("previousSchemaVersion").GetString(), renamed.GetProperty("schemaVersion").GetString()));
    }

    private static string Describe(JsonElement parameters, string database) =>
        $"{parameters.GetProperty("level").GetString()} {parameters.GetProperty("code").GetString()}: {parameters.GetProperty("message").GetString()}"
            .Replace(database + ".", "", StringComparison.Ordinal);
}
