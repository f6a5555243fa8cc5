using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Tests.Crawling;
using MetadataIngestion.Connectors.SqlServer.Tests.Servers;
using MetadataIngestion.TdsServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Features;

/// <summary>Features that a server need not have: memory-optimized tables, linked servers, jobs, partitions.</summary>
public sealed class RecordedFeatureTests
{
    [Fact]
    public async Task Crawl_Statistics_ComeFromTheCatalog()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());

        var crawl = await Crawl.OfAsync(server.ConnectionString("features"));

        Assert.Equal((50_000L, 900L * 8192), (crawl.Dataset("sales.orders").Statistics!.RowCount, crawl.Dataset("sales.orders").Statistics!.SizeInBytes));
        var sessions = crawl.Dataset("sales.sessions");
        Assert.Equal("SCHEMA_ONLY", sessions.Properties["memory-optimized"]);
        Assert.Equal(9, sessions.Statistics!.RowCount);
    }

    [Fact]
    public async Task Crawl_ReferencesThatLeadNowhere_AreKeptAndReported()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());

        var crawl = await Crawl.OfAsync(server.ConnectionString("features"));

        var everything = crawl.Dataset("sales.everything");
        Assert.Equal("LINKED.erp.dbo.items", everything.Properties["references.remote"]);
        Assert.Equal("sales.dropped_table", everything.Properties["references.unresolved"]);
        Assert.Contains("refers to sales.dropped_table", Assert.Single(crawl.WarningsOf("sales.everything")), StringComparison.Ordinal);
        Assert.Equal("LINKED.erp.dbo.items", crawl.Dataset("sales.remote_items").Properties["references.remote"]);
        Assert.Empty(crawl.Dataset("sales.remote_items").Upstreams);
    }

    [Fact]
    public async Task Crawl_PartitionedTable_HasSchemeKeyAndCount()
    {
        var database = new RecordedDatabase("parts");
        database["partition-schemes"].Add(("data_space_id", 65601), ("scheme_name", "by_year"), ("function_name", "years"), ("boundary_value_on_right", true));
        var table = database.Table(1, "facts").Column("id", "int", nullable: false).Column("day", "date", nullable: false);
        database["indexes"].Add(("object_id", table.ObjectId), ("index_id", 0), ("type_desc", "HEAP"), ("data_space_id", 65601));
        database["index-columns"].Add(("object_id", table.ObjectId), ("index_id", 0), ("column_id", 2), ("key_ordinal", 0), ("partition_ordinal", 1));
        database["partitions"].Add(("object_id", table.ObjectId), ("index_id", 0), ("partition_count", 12), ("row_count", 120L));
        await using var server = Recorded.With(database);

        var crawl = await Crawl.OfAsync(server.ConnectionString("parts"));

        var facts = crawl.Dataset("dbo.facts");
        Assert.Equal(("RANGE RIGHT", "day", 12L), (facts.Partitioning!.Strategy, Assert.Single(facts.Partitioning.Keys), facts.Partitioning.Count));
        Assert.Equal(("by_year", "years"), (facts.Properties["partition.scheme"], facts.Properties["partition.function"]));
        Assert.True(crawl.Field("dbo.facts", "day").IsPartitionKey);
    }

    [Fact]
    public async Task Crawl_AgentJobs_ListsEachStep()
    {
        var msdb = new RecordedDatabase("msdb", 4);
        var job = Guid.NewGuid();
        (string Step, string Subsystem)[] steps = [("load", "TSQL"), ("mail", "PowerShell")];
        foreach (var (step, subsystem) in steps)
            msdb["job-steps"].Add(
                ("job_id", job), ("job_name", "Nightly"), ("enabled", 1), ("description", "Every night"), ("owner_name", "sa"), ("step_uid", Guid.NewGuid()), ("step_name", step), ("subsystem", subsystem), ("command", "EXEC dbo.load"), ("database_name", "features"));
        await using var server = Recorded.With(FeatureCatalog.Archive(), msdb);

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("archive"), IncludeAgentJobs = true });

        Assert.Equal("Every night", crawl.Schema("Nightly").Description);
        Assert.Equal(("T-SQL", "PowerShell"), (crawl.Routine("Nightly.load").Language, crawl.Routine("Nightly.mail").Language));
        Assert.True(crawl.Completed("Nightly"));
    }

    [Fact]
    public async Task Crawl_SpecialTables_SayWhatTheyAre()
    {
        var database = new RecordedDatabase("special");
        var history = database.Table(1, "accounts_history").Column("id", "int").Is("ledger_type", 1);
        database.Table(1, "accounts").Column("id", "int").Is("ledger_type", 2).Is("history_table_id", history.ObjectId);
        database.Table(1, "entries").Column("id", "int").Is("ledger_type", 3);
        database.Table(1, "MSSQL_DroppedLedgerTable_x").Column("id", "int").Is("is_dropped_ledger_table");
        database.Table(1, "follows").Column("$edge_id_1", "nvarchar(1000)", nullable: false, ("graph_type", 2)).Is("is_edge");
        database.Table(1, "documents").Column("name", "nvarchar(255)").Is("is_filetable").Is("is_tracked_by_cdc");
        var logs = database.Table(1, "logs").Column("line", "varchar(200)").Is("is_external");
        database["external-tables"].Add(
            ("object_id", logs.ObjectId), ("location", "/logs/"), ("source_name", "lake"), ("source_type", "BLOB_STORAGE"), ("source_location", "abs://lake"), ("format_type", "PARQUET"));
        await using var server = Recorded.With(database);

        var crawl = await Crawl.OfAsync(server.ConnectionString("special"));

        Assert.Equal(("updatable", "dbo.accounts_history"), (crawl.Dataset("dbo.accounts").Properties["ledger"], crawl.Dataset("dbo.accounts").Properties["history-table"]));
        Assert.Equal("append-only", crawl.Dataset("dbo.entries").Properties["ledger"]);
        Assert.Equal("edge", crawl.Dataset("dbo.follows").Properties["graph"]);
        Assert.Equal(("true", "true"), (crawl.Dataset("dbo.documents").Properties["file-table"], crawl.Dataset("dbo.documents").Properties["change-data-capture"]));
        Assert.Equal("External Table", crawl.Dataset("dbo.logs").SubType);
        Assert.Equal(("/logs/", "abs://lake", "PARQUET"), (crawl.Dataset("dbo.logs").Properties["external.location"], crawl.Dataset("dbo.logs").Properties["external.source-location"], crawl.Dataset("dbo.logs").Properties["external.format"]));
        Assert.Equal(["dbo.MSSQL_DroppedLedgerTable_x", "dbo.accounts_history"], crawl.All<AssetFiltered>().Select(filtered => Crawl.Name(filtered.Path)).Where(name => name.StartsWith("dbo.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Crawl_QueryStore_CountsStatementsThatNameATable()
    {
        var database = FeatureCatalog.Create();
        var day = new DateTime(2026, 1, 31);
        database["query-store"].Add(("actual_state", 2));
        (string Text, long Executions)[] statements = [("SELECT * FROM SALES.Orders, sales.customers", 40), ("UPDATE sales.orders SET note = 'x'", 2), ("SELECT * FROM other.sales.orders", 9)];
        foreach (var (text, executions) in statements)
            database["usage"].Add(("day", day), ("object_id", 0), ("executions", executions), ("query_sql_text", text));
        await using var server = Recorded.With(database, FeatureCatalog.Archive());

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("features"), IncludeUsage = true });

        Assert.Equal(CapabilityStatus.Ran, crawl.Capability("usage").Status);
        var usage = Assert.Single(crawl.Dataset("sales.orders").CustomAspects);
        Assert.Equal("datasetUsageStatistics", usage.Name);
        Assert.Equal(
            """{"timestampMillis":1769817600000,"eventGranularity":{"unit":"DAY","multiple":1},"partitionSpec":{"partition":"FULL_TABLE_SNAPSHOT","type":"FULL_TABLE"},"totalSqlQueries":42}""",
            Encoding.UTF8.GetString(usage.Json.Span));
        Assert.Empty(crawl.Dataset("sales.prices").CustomAspects);
    }

    [Fact]
    public async Task Crawl_QueryStoreOff_IsSaid()
    {
        var database = FeatureCatalog.Archive();
        database["query-store"].Add(("actual_state", 0));
        await using var server = Recorded.With(database);

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("archive"), IncludeUsage = true });

        Assert.Equal((CapabilityStatus.Unsupported, "Database archive: Query Store is off."), (crawl.Capability("usage").Status, crawl.Capability("usage").Detail));
    }

    [Fact]
    public async Task Crawl_ContainedDatabase_SaysSo()
    {
        var database = FeatureCatalog.Archive();
        database.SetEntry("containment_desc", "PARTIAL");
        await using var server = Recorded.With(database);

        var crawl = await Crawl.OfAsync(server.ConnectionString("archive"));

        Assert.Equal("PARTIAL", crawl.Assets.OfType<Container>().Single(container => container.Path.Parts.Count == 1).Properties["containment"]);
        Assert.True(crawl.Completed("dbo"));
    }

    [Fact]
    public async Task Crawl_CaseSensitiveDatabase_KeepsNamesApartThatDifferInCase()
    {
        var database = new RecordedDatabase("strict", collation: "Latin1_General_CS_AS");
        database.Table(1, "Orders").Column("id", "int");
        database.Table(1, "orders").Column("id", "int");
        var view = database.View(1, "v").Column("id", "int").Module("...");
        view.RefersTo(null, null, "dbo", "Orders").RefersTo(null, null, "dbo", "ORDERS");
        await using var server = Recorded.With(database);

        var crawl = await Crawl.OfAsync(server.ConnectionString("strict"));

        Assert.True(crawl.Has("dbo.Orders"));
        Assert.True(crawl.Has("dbo.orders"));
        Assert.Equal(["dbo.Orders"], crawl.Dataset("dbo.v").Upstreams.Select(upstream => Crawl.Name(upstream.Dataset)));
        Assert.Equal("dbo.ORDERS", crawl.Dataset("dbo.v").Properties["references.unresolved"]);
    }

    [Theory]
    [InlineData("a]b")]
    [InlineData("a.b")]
    [InlineData("it's \"quoted\"")]
    [InlineData("Bestellungen 🙂")]
    [InlineData("select")]
    public async Task Crawl_StrangeNames_AreKeptAsTheyAre(string name)
    {
        foreach (var text in new[] { name, name.PadRight(128, 'x') })
        {
            var database = new RecordedDatabase("names");
            var schema = database.Schema(text);
            var table = database.Table(schema, text).Column(text, "int").PrimaryKey($"pk {text}"[..Math.Min(128, text.Length + 3)], text);
            database.View(schema, "v").Column("c", "int").Module("...").RefersTo(table, text, text);
            database.Synonym(schema, "s", $"{SqlText.Quote(text)}.{SqlText.Quote(text)}");
            database.Routine(schema, "p", "P ").Module("...");
            await using var server = Recorded.With(database);

            var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("names"), IncludeReferencedColumns = true });

            var dataset = crawl.Assets.OfType<Dataset>().Single(found => found.SubType == "Table");
            Assert.Equal(["names", text, text], dataset.Path.Parts);
            Assert.Equal([text], dataset.PrimaryKey!.Fields);
            Assert.All(crawl.Assets.OfType<Dataset>().Where(found => found.SubType != "Table"), found => Assert.Equal(dataset.Path, Assert.Single(found.Upstreams).Dataset));
            Assert.Contains(server.Catalog.Log, entry => entry.Statement == "referenced-entities" && entry.Text.Contains(SqlText.Literal($"{SqlText.Quote(text)}.[p]"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Crawl_WideTableWithColumnSet_ListsEveryColumn()
    {
        var database = new RecordedDatabase("wide");
        var table = database.Table(1, "wide").Column("all_values", "xml", nullable: true, ("is_column_set", true));
        for (var i = 1; i < 30_000; i++)
            table.Column($"c{i}", "int", nullable: true, ("is_sparse", true));
        await using var server = Recorded.With(database);

        var crawl = await Crawl.OfAsync(server.ConnectionString("wide"));

        Assert.Equal(30_000, crawl.Dataset("dbo.wide").Schema!.Fields.Count);
        Assert.Equal("true", crawl.Field("dbo.wide", "all_values").Properties["column-set"]);
        Assert.Equal("true", crawl.Field("dbo.wide", "c29999").Properties["sparse"]);
    }

    [Fact]
    public async Task Crawl_DroppedPrincipalAndBinaryProperty_AreLeftOut()
    {
        var database = new RecordedDatabase("odd");
        database.Table(database.Schema("s", principal: 99), "t", principal: 98).Column("id", "int")
            .Property("Blob", "ぁ", baseType: "varbinary")
            .Property("Empty", null);
        await using var server = Recorded.With(database);

        var crawl = await Crawl.OfAsync(server.ConnectionString("odd"));

        Assert.Empty(crawl.Dataset("s.t").Owners);
        Assert.Empty(crawl.Dataset("s.t").Properties);
    }

    [Fact]
    public async Task Crawl_TwoPages_ReadsEveryTableOnce()
    {
        var database = new RecordedDatabase("many");
        for (var i = 0; i < 1001; i++)
            database.Table(1, $"t{i:D4}").Column("id", "int", nullable: false).PrimaryKey($"pk{i}", "id");
        await using var server = Recorded.With(database);

        var crawl = await Crawl.OfAsync(server.ConnectionString("many"));

        Assert.Equal(1001, crawl.Assets.OfType<Dataset>().Select(dataset => dataset.Path).Distinct().Count());
        Assert.All(crawl.Assets.OfType<Dataset>(), dataset => Assert.Equal(["id"], dataset.PrimaryKey!.Fields));
        Assert.Equal(2, server.Catalog.Log.Count(entry => entry.Statement == "columns"));
    }
}
