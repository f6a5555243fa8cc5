using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Features;

[Collection(SharedFeatureDatabases.Name)]
public sealed class FeatureCrawlTests(FeatureDatabases databases)
{
    [PostgresTheory, PostgresMajors]
    public async Task Crawl_EveryContainer_ComesBeforeWhatItHoldsAndIsCompletedAfterIt(int major)
    {
        var crawl = await CrawlAsync(major);

        var open = new HashSet<AssetPath> { AssetPath.Root("postgres") };
        foreach (var item in crawl.Items)
        {
            if (item is AssetFound { Asset: var asset })
                Assert.Contains(asset.Path.Parent!, open);
            if (item is AssetFound { Asset: Container container })
                open.Add(container.Path);
            if (item is ScopeCompleted completed)
                Assert.True(open.Remove(completed.Scope));
        }

        Assert.Empty(open);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_Twice_YieldsTheSameInTheSameOrder(int major)
    {
        var first = await CrawlAsync(major);
        var second = await CrawlAsync(major);

        Assert.Equal(first.Assets.Select(Describe), second.Assets.Select(Describe));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_Identities_AreUniqueAndHoldOidsAndColumnNumbers(int major)
    {
        var crawl = await CrawlAsync(major);
        var database = await databases.OfAsync(major);
        var oid = Assert.Single(await database.QueryAsync("select 'sales.customer'::regclass::oid::text", reader => reader.GetString(0)));

        var customer = crawl.Dataset("sales.customer");
        Assert.EndsWith($"/{oid}", customer.Identity, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4", "6", "7", "8"], customer.Schema!.Fields.Select(field => field.Identity));
        Assert.Equal(crawl.Assets.Count(), crawl.Assets.Select(asset => asset.Identity).Distinct().Count());
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_ObjectsOfOtherSessionsAndExtensions_AreLeftOut(int major)
    {
        var database = await databases.OfAsync(major);
        await using var connection = await database.OpenAsync();
        await using (var command = new Npgsql.NpgsqlCommand("create temporary table not_seen (a integer)", connection))
            await command.ExecuteNonQueryAsync();

        var crawl = await CrawlAsync(major);

        Assert.DoesNotContain(crawl.Assets, asset => asset.Path.LastPart is "not_seen" or "postgres_fdw_handler" or "hstore_in");
        Assert.DoesNotContain(crawl.Assets, asset => asset.Path.Parts.Count > 1 && asset.Path.Parts[1].StartsWith("pg_", StringComparison.Ordinal));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_IncludeExtensionObjects_ListsThemWithTheirExtension(int major)
    {
        var database = await databases.OfAsync(major);
        var crawl = await Crawl.OfAsync(new PostgreSqlOptions { ConnectionString = database.ConnectionString, IncludeExtensionObjects = true });

        var handler = crawl.Assets.OfType<Routine>().Single(routine => routine.Path.LastPart == "postgres_fdw_handler");
        Assert.Equal("postgres_fdw", handler.Properties["extension"]);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_Partitions_AreFoldedIntoTheirTable(int major)
    {
        var crawl = await CrawlAsync(major);

        var events = crawl.Dataset("sales.events");
        Assert.Equal(("RANGE", 3L), (events.Partitioning!.Strategy, events.Partitioning.Count));
        Assert.Equal(["at"], events.Partitioning.Keys);
        Assert.Equal("HASH (id)", events.Properties["partition.sub"]);
        Assert.Equal(2, events.Statistics!.RowCount);
        Assert.False(crawl.Has("sales.events_2025"));
        Assert.Contains(crawl.All<AssetFiltered>(), filtered => filtered.Path.LastPart == "events_2026_odd");
        Assert.Equal(["id", "((v + 1))"], crawl.Dataset("sales.by_expression").Partitioning!.Keys);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_IncludePartitions_ListsThemBesideTheirTable(int major)
    {
        var database = await databases.OfAsync(major);
        var crawl = await Crawl.OfAsync(new PostgreSqlOptions { ConnectionString = database.ConnectionString, IncludePartitions = true });

        var partition = crawl.Dataset("sales.events_2025");
        Assert.Equal("sales.events", partition.Properties["partition.of"]);
        Assert.Equal("FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')", partition.Properties["partition.bound"]);
        Assert.Equal(["id", "at"], partition.PrimaryKey!.Fields);
        Assert.Equal("FOR VALUES WITH (modulus 2, remainder 1)", crawl.Dataset("sales.by_hash_1").Properties["partition.bound"]);
        Assert.Equal("events_2025", Assert.Single(crawl.Dataset("sales.of_partition").Upstreams).Dataset.LastPart);
        var note = Assert.Single(crawl.Dataset("sales.event_note").ForeignKeys);
        Assert.Equal("events", note.Target.LastPart);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_Keys_KeepTheirColumnsInOrderAcrossSchemas(int major)
    {
        var orders = (await CrawlAsync(major)).Dataset("sales.orders");

        Assert.Equal("orders_pk", orders.PrimaryKey!.Name);
        var seller = orders.ForeignKeys.Single(key => key.Name == "orders_seller_fk");
        Assert.Equal(["seller_country", "seller_number"], seller.Fields);
        Assert.Equal(["country", "number"], seller.TargetFields);
        Assert.EndsWith(".hr.employee", seller.Target.Name, StringComparison.Ordinal);
        Assert.Equal(["customer_id", "placed"], Assert.Single(orders.UniqueKeys).Fields);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_Owners_AreEvidenceOfTableBeforeSchema(int major)
    {
        var owners = (await CrawlAsync(major)).Dataset("sales.orders").Owners;

        Assert.Equal(["postgres", "features_owner"], owners.Select(owner => owner.Principal));
        Assert.Equal(["owner of the table", "owner of the schema"], owners.Select(owner => owner.FoundIn));
        Assert.Equal([PrincipalKind.User, PrincipalKind.Group], owners.Select(owner => owner.Kind));
    }

    [PostgresTheory, PostgresMajors(14)]
    public async Task Crawl_RoutineWithParsedBody_TellsWhatItReadsAndWrites(int major)
    {
        var remember = (await CrawlAsync(major)).Assets.OfType<Routine>().Single(routine => routine.Path.LastPart == "remember");

        Assert.Equal("customer", Assert.Single(remember.Inputs).LastPart);
        Assert.Equal("parent_a", Assert.Single(remember.Outputs).LastPart);
        Assert.StartsWith("BEGIN ATOMIC", remember.Definition, StringComparison.Ordinal);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_NoDefinitionsAskedFor_ReadsNone(int major)
    {
        var database = await databases.OfAsync(major);
        var crawl = await Crawl.OfAsync(new PostgreSqlOptions { ConnectionString = database.ConnectionString, IncludeRoutineDefinitions = false });

        Assert.NotEmpty(crawl.Assets.OfType<Routine>());
        Assert.All(crawl.Assets.OfType<Routine>(), routine => Assert.Null(routine.Definition));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_NoRoutinesAskedFor_SaysThatTheyWereSkipped(int major)
    {
        var database = await databases.OfAsync(major);
        var crawl = await Crawl.OfAsync(new PostgreSqlOptions { ConnectionString = database.ConnectionString, IncludeRoutines = false });

        Assert.Empty(crawl.Assets.OfType<Routine>());
        Assert.Equal(CapabilityStatus.Skipped, crawl.All<CapabilityReported>().Single(report => report.Capability == "routines").Status);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_Secrets_AppearNowhere(int major)
    {
        var crawl = await CrawlAsync(major);

        var texts = crawl.Assets.SelectMany(asset => asset.Properties.Values);
        Assert.DoesNotContain(texts, text => text.Contains("topsecret", StringComparison.Ordinal) || text.Contains("'secret'", StringComparison.Ordinal));
    }

    private async Task<Crawl> CrawlAsync(int major) => await Crawl.OfAsync((await databases.OfAsync(major)).ConnectionString);

    private static string Describe(Asset asset) =>
        $"{asset.Path} {asset.SubType} {string.Join(';', asset.Properties.Select(property => $"{property.Key}={property.Value}"))}";
}
