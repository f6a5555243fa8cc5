using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Tests.Crawling;
using MetadataIngestion.Connectors.SqlServer.Tests.Features;
using MetadataIngestion.Connectors.SqlServer.Tests.Servers;
using MetadataIngestion.TdsServer.Catalog;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Faults;

/// <summary>What is missing or denied costs its capability, and the rest goes on.</summary>
public sealed class DegradationTests
{
    [Theory]
    [InlineData("dependencies", "lineage", 229, "GRANT SELECT ON sys.sql_expression_dependencies TO [crawler];", AssetFacets.Lineage)]
    [InlineData("sizes", "sizes", 262, "GRANT VIEW DATABASE STATE TO [crawler];")]
    [InlineData("sizes", "sizes", 300, "GRANT VIEW DATABASE STATE TO [crawler];")]
    [InlineData("classifications", "classification", 371, "GRANT VIEW ANY SENSITIVITY CLASSIFICATION TO [crawler];")]
    [InlineData("modules", "definitions", 297, "GRANT VIEW DEFINITION TO [crawler];", AssetFacets.Definition)]
    public async Task Crawl_ViewDenied_DeniesTheCapabilityWithTheGrant(string statement, string capability, int number, string grant, AssetFacets unknown = AssetFacets.None)
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        server.Catalog.Instead = (asked, _) => asked == statement
            ? Reply.Failure(new ServerError(number, "Permission denied."), new ServerError(297, "The user does not have permission to perform this action.", 16))
            : null;

        var crawl = await Crawl.OfAsync(server.ConnectionString("features"));

        var reported = crawl.Capability(capability);
        Assert.Equal(CapabilityStatus.Denied, reported.Status);
        Assert.Contains("USE [features]; ", reported.Detail, StringComparison.Ordinal);
        Assert.Contains(grant, reported.Detail, StringComparison.Ordinal);
        Assert.Equal(["region", "number"], crawl.Dataset("sales.customers").PrimaryKey!.Fields);
        Assert.Equal(unknown, crawl.Dataset("sales.customers").Unknown);
        Assert.True(crawl.Completed("sales"));
        Assert.All(crawl.All<CapabilityReported>().Where(other => other.Capability != capability), other => Assert.NotEqual(CapabilityStatus.Denied, other.Status));
    }

    [Theory]
    [InlineData("classifications", "classification", 208)]
    [InlineData("parameters", "routines", 208)]
    [InlineData("sizes", "sizes", 208)]
    [InlineData("synonyms", "synonyms", 208)]
    [InlineData("masked-columns", "constraints", 207)]
    [InlineData("views", "schemas", 15871)]
    [InlineData("external-tables", "schemas", 33557097)]
    public async Task Crawl_ViewOrColumnMissing_IsUnsupported(string statement, string capability, int number)
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        server.Catalog.Instead = (asked, _) => asked == statement ? Reply.Failure(new ServerError(number, "Invalid name 'x'.", 16)) : null;

        var crawl = await Crawl.OfAsync(server.ConnectionString("features"));

        Assert.Equal(CapabilityStatus.Unsupported, crawl.Capability(capability).Status);
        Assert.Contains($"(error {number})", crawl.Capability(capability).Detail, StringComparison.Ordinal);
        Assert.Equal(7, crawl.Dataset("sales.orders").Schema!.Fields.Count);
        Assert.True(crawl.Has("sales.close_order"));
    }

    [Fact]
    public async Task Crawl_OlderVersion_AsksOnlyForColumnsThatItHas()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        foreach (var column in new[] { "ledger_type", "is_dropped_ledger_table", "is_node", "is_edge", "history_retention_period", "history_retention_period_unit_desc", "temporal_type", "history_table_id" })
            server.Catalog.MissingColumns.Add($"tables.{column}");
        foreach (var column in new[] { "is_rowguidcol", "is_filestream", "graph_type", "generated_always_type", "is_hidden", "encryption_type_desc", "is_dropped_ledger_column", "vector_dimensions", "is_sparse", "is_column_set" })
            server.Catalog.MissingColumns.Add($"columns.{column}");
        server.Catalog.MissingColumns.Add("databases.is_ledger_on");
        server.Catalog.MissingColumns.Add("databases.service_broker_guid");
        foreach (var column in new[] { "keys.is_enforced", "views.with_check_option", "modules.is_schema_bound", "indexes.is_disabled", "indexes.has_filter", "indexes.filter_definition" })
            server.Catalog.MissingColumns.Add(column);

        var crawl = await Crawl.OfAsync(server.ConnectionString("features"));

        Assert.Equal(7, crawl.Dataset("sales.orders").Schema!.Fields.Count);
        Assert.All(crawl.All<CapabilityReported>(), reported => Assert.NotEqual(CapabilityStatus.Unsupported, reported.Status));
        Assert.True(crawl.Has("sales.prices_history"));
        Assert.DoesNotContain(crawl.Dataset("sales.customers").Properties.Keys, key => key.StartsWith("constraint.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Crawl_NoViewDefinition_TakesNothingForRemovedAndCountsHiddenDefinitions()
    {
        var database = FeatureCatalog.Create();
        database.SetPermission("view_definition", 0);
        foreach (var row in database["modules"].Rows)
        {
            database["modules"].Set(row, "definition", null);
            database["modules"].Set(row, "is_encrypted", 0);
        }

        await using var server = Recorded.With(database, FeatureCatalog.Archive());

        var crawl = await Crawl.OfAsync(server.ConnectionString("features"));

        Assert.DoesNotContain(crawl.All<ScopeCompleted>(), completed => completed.Scope.Name.StartsWith("features", StringComparison.Ordinal));
        var incomplete = crawl.All<ScopeIncomplete>().Single(scope => scope.Scope.Name == "features.sales");
        Assert.Equal((IncompleteReason.AccessDenied, "USE [features]; GRANT VIEW DEFINITION TO [crawler];"), (incomplete.Reason, incomplete.Remedy));
        Assert.Contains("7 definitions are hidden", crawl.Capability("definitions").Detail, StringComparison.Ordinal);
        Assert.Null(crawl.Dataset("sales.open_orders").View);
    }

    [Fact]
    public async Task Crawl_DatabasesThatCannotBeRead_AreIncompleteWithTheReason()
    {
        var asleep = new RecordedDatabase("asleep", 7);
        asleep.SetEntry("state", 1);
        asleep.SetEntry("state_desc", "RESTORING");
        asleep.SetEntry("collation_name", null);
        await using var server = Recorded.With(FeatureCatalog.Archive(), asleep, new RecordedDatabase("closed", 8) { IsClosed = true });

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString(), Databases = ["*", "missing"] });

        Assert.Equal(["asleep", "closed", "missing"], crawl.All<ScopeIncomplete>().Select(incomplete => incomplete.Scope.Name));
        Assert.Contains("RESTORING", crawl.All<ScopeIncomplete>().First().Message, StringComparison.Ordinal);
        Assert.Contains("CREATE USER [crawler] FOR LOGIN [crawler]", crawl.All<ScopeIncomplete>().ElementAt(1).Remedy, StringComparison.Ordinal);
        Assert.Equal(["asleep", "closed", "missing"], crawl.All<AssetUnreadable>().Select(unreadable => unreadable.Path.Name));
        Assert.True(crawl.Has("dbo.Old_Orders"));
        Assert.DoesNotContain(crawl.All<ScopeCompleted>(), completed => completed.Scope.Parts.Count == 0);
    }

    [Fact]
    public async Task Crawl_AzureSqlDatabase_ConnectsToDatabasesThatItDoesNotList()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        server.Catalog.EngineEdition = 5;
        server.Catalog.ListsOnlyTheDatabaseAtHand = true;

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("archive"), Databases = ["features", "archive"] });

        Assert.True(crawl.Has("sales.orders"));
        Assert.True(crawl.Has("dbo.Old_Orders"));
        Assert.DoesNotContain(crawl.All<ScopeCompleted>(), completed => completed.Scope.Parts.Count == 0);
    }

    [Fact]
    public async Task Crawl_MasterOfAzureSqlDatabase_ListsAllDatabases()
    {
        await using var server = Recorded.With(new RecordedDatabase("master", 1), FeatureCatalog.Archive());
        server.Catalog.EngineEdition = 5;

        var crawl = await Crawl.OfAsync(server.ConnectionString());

        Assert.True(crawl.Has("dbo.Old_Orders"));
        Assert.Contains(crawl.All<ScopeCompleted>(), completed => completed.Scope.Parts.Count == 0);
        Assert.Equal("it belongs to the system", Assert.Single(crawl.All<AssetFiltered>()).Rule);
    }

    [Fact]
    public async Task Crawl_ServerWithoutPermissionFunction_CountsAsWhollyInSight()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());
        server.Catalog.Instead = (statement, _) => statement == "permissions" ? Reply.Failure(new ServerError(195, "'HAS_PERMS_BY_NAME' is not a recognized built-in function name.", 15)) : null;

        var crawl = await Crawl.OfAsync(server.ConnectionString("archive"));

        Assert.True(crawl.Completed("dbo"));
    }

    [Fact]
    public async Task Crawl_ServerWithLittleOfTheCatalog_IsReadAsFarAsItGoes()
    {
        string[] known = ["databases", "schemas", "types", "objects", "columns"];
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        server.Catalog.Instead = (statement, _) => known.Contains(statement) ? null : Reply.Failure(new ServerError(33557097, $"'{statement}' is not supported here.", 16));

        var crawl = await Crawl.OfAsync(server.ConnectionString("features"));

        Assert.Equal(7, crawl.Dataset("sales.orders").Schema!.Fields.Count);
        Assert.Equal("sales.email", crawl.Field("sales.customers", "mail").NativeType);
        Assert.True(crawl.Has("sales.close_order"));
        Assert.True(crawl.Completed("sales"));
        Assert.Contains("'partition-schemes' is not supported here (error 33557097)", crawl.Capability("constraints").Detail, StringComparison.Ordinal);
        Assert.All(crawl.All<CapabilityReported>().Where(reported => reported.Status == CapabilityStatus.Ran), reported => Assert.Empty(reported.Detail ?? ""));
    }

    [Fact]
    public async Task Crawl_DatabaseNamedInAnotherCase_IsCrawledAsTheServerSpellsIt()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("FEATURES"), Databases = ["Archive", "FEATURES"] });

        Assert.Equal(["archive", "features"], crawl.Assets.OfType<Container>().Where(container => container.Path.Parts.Count == 1).Select(container => container.Path.Name));
        Assert.True(crawl.Has("sales.orders"));
        Assert.Empty(crawl.All<ScopeIncomplete>());
    }

    [Fact]
    public async Task Crawl_AgentDenied_LeavesWhatWasKnownOfJobs()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive(), new RecordedDatabase("msdb", 4) { IsClosed = true });

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("archive"), IncludeAgentJobs = true });

        Assert.Equal(CapabilityStatus.Denied, crawl.Capability("agent-jobs").Status);
        Assert.Contains("GRANT SELECT ON dbo.sysjobs", crawl.Capability("agent-jobs").Detail, StringComparison.Ordinal);
        Assert.Equal("SQL Server Agent", Assert.Single(crawl.All<ScopeIncomplete>()).Scope.Name);
        Assert.Equal("SQL Server Agent", Assert.Single(crawl.All<AssetUnreadable>()).Path.Name);
    }
}
