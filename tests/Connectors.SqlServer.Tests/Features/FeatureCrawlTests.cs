using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Tests.Crawling;
using MetadataIngestion.Connectors.SqlServer.Tests.Servers;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Features;

/// <summary>What a crawl of the databases of features.sql finds, on recorded databases and, where there is one, on a real server.</summary>
public sealed class FeatureCrawlTests
{
    [Theory, FeatureServers]
    public async Task Crawl_Database_DescribesItAndItsSchemas(string kind)
    {
        var crawl = await CrawlAsync(kind);

        Assert.Equal("Everything once", crawl.Assets.OfType<Container>().Single(container => container.Path.Parts.Count == 1).Description);
        var sales = crawl.Schema("sales");
        Assert.Equal("Sales data", sales.Description);
        Assert.Equal("bigint START WITH 1 INCREMENT BY 5 MINVALUE 1 MAXVALUE 9999", sales.Properties["sequence.order_numbers"]);
        Assert.Equal("nvarchar(200)", sales.Properties["type.email"]);
        Assert.Equal("TABLE (number int NOT NULL, mail sales.email, price decimal(10, 2))", sales.Properties["type.order_lines"]);
        Assert.Equal(("data_team", "owner of the schema", PrincipalKind.Group), (sales.Owners[0].Principal, sales.Owners[0].FoundIn, sales.Owners[0].Kind));
        Assert.False(crawl.Has("sys"));
        Assert.False(crawl.Has("db_owner"));
    }

    [Theory, FeatureServers]
    public async Task Crawl_Columns_HaveTypesDefaultsAndDescriptions(string kind)
    {
        var crawl = await CrawlAsync(kind);

        Assert.Equal(
            [
                "id bigint not null", "customer_region char(2)", "customer_number int", "net decimal(10, 2) not null", "total", "created datetime2(3) not null", "note nvarchar(max)",
            ],
            crawl.Dataset("sales.orders").Schema!.Fields.Select(field => field.GeneratedAs is not null ? field.Path : $"{field.Path} {field.NativeType}{(field.Nullable ? "" : " not null")}"));
        Assert.Equal("(sysutcdatetime())", crawl.Field("sales.orders", "created").Default);
        Assert.Equal("([net]*(1.19))", crawl.Field("sales.orders", "total").GeneratedAs);
        Assert.Equal("persisted", crawl.Field("sales.orders", "total").Properties["computed"]);
        Assert.Equal("IDENTITY(1, 1)", crawl.Field("sales.orders", "id").IdentityGeneration);
        var mail = crawl.Field("sales.customers", "mail");
        Assert.Equal(("sales.email", "nvarchar(200)", "Where the newsletter goes"), (mail.NativeType, mail.Properties["alias-of"], mail.Description));
        Assert.Equal(200, mail.Type.Length);
        var card = crawl.Field("sales.customers", "card");
        Assert.Equal(["Confidential", "Credit Card"], card.Tags);
        Assert.Equal("partial(0,\"xxxx\",4)", card.Properties["masked"].Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(("rowversion", TypeKind.Binary), (crawl.Field("sales.customers", "row_version").NativeType, crawl.Field("sales.customers", "row_version").Type.Kind));
    }

    [Theory, FeatureServers]
    public async Task Crawl_Constraints_KeepTheOrderOfColumns(string kind)
    {
        var crawl = await CrawlAsync(kind);

        var customers = crawl.Dataset("sales.customers");
        Assert.Equal(["region", "number"], customers.PrimaryKey!.Fields);
        Assert.Equal("uq_customers_mail", Assert.Single(customers.UniqueKeys).Name);
        var orders = crawl.Dataset("sales.orders");
        var key = Assert.Single(orders.ForeignKeys);
        Assert.Equal(customers.Path, key.Target);
        Assert.Equal(["customer_region", "customer_number"], key.Fields);
        Assert.Equal(["region", "number"], key.TargetFields);
        Assert.Equal("([net]>=(0))", Assert.Single(orders.CheckConstraints).Expression);
        Assert.Equal(
            "NONCLUSTERED (created DESC, id) INCLUDE (net) WHERE ([net]>(0))", orders.Indexes.Single(index => index.Name == "ix_orders_created").Definition);
        Assert.Equal("AFTER INSERT, UPDATE", orders.Properties["trigger.orders_audit"]);
    }

    [Theory, FeatureServers]
    public async Task Crawl_TemporalTable_FoldsItsHistoryIn(string kind)
    {
        var crawl = await CrawlAsync(kind);

        var prices = crawl.Dataset("sales.prices");
        Assert.Equal("sales.prices_history", prices.Properties["history-table"]);
        Assert.Equal("valid_from, valid_to", prices.Properties["period"]);
        Assert.Equal("ROW START", crawl.Field("sales.prices", "valid_from").GeneratedAs);
        Assert.False(crawl.Has("sales.prices_history"));
        Assert.Contains(crawl.All<AssetFiltered>(), filtered => filtered.Path.LastPart == "prices_history" && filtered.Rule.EndsWith("the history of sales.prices", StringComparison.Ordinal));
    }

    [Theory, FeatureServers]
    public async Task Crawl_GraphTable_LeavesInternalColumnsOut(string kind)
    {
        var crawl = await CrawlAsync(kind);

        var people = crawl.Dataset("sales.people");
        Assert.Equal("node", people.Properties["graph"]);
        Assert.DoesNotContain(people.Schema!.Fields, field => field.Path.StartsWith("graph_id", StringComparison.Ordinal));
        Assert.Contains(people.Schema.Fields, field => field.Path == "name");
    }

    [Theory, FeatureServers]
    public async Task Crawl_Views_HaveDefinitionAndUpstreamsAsTheyAreSpelled(string kind)
    {
        var crawl = await CrawlAsync(kind);

        var open = crawl.Dataset("sales.open_orders");
        Assert.Equal("Indexed View", open.SubType);
        Assert.True(open.View!.Materialized);
        Assert.Equal(FeatureCatalog.ViewText, open.View.Text);
        Assert.Equal(["sales.orders"], open.Upstreams.Select(upstream => Crawl.Name(upstream.Dataset)));
        Assert.Equal(
            ["dbo.Old_Orders", "sales.customers", "sales.orders"],
            crawl.Dataset("sales.everything").Upstreams.Select(upstream => Crawl.Name(upstream.Dataset)).Order(StringComparer.Ordinal));
    }

    [Theory, FeatureServers]
    public async Task Crawl_Synonyms_LeadToWhatTheyStandFor(string kind)
    {
        var crawl = await CrawlAsync(kind);

        Assert.Equal(("Synonym", "[sales].[orders]"), (crawl.Dataset("sales.all_orders").SubType, crawl.Dataset("sales.all_orders").Properties["synonym-for"]));
        Assert.Equal("Orders, by another name", crawl.Dataset("sales.all_orders").Description);
        Assert.Equal("sales.orders", Crawl.Name(Assert.Single(crawl.Dataset("sales.all_orders").Upstreams).Dataset));
        Assert.Equal("dbo.Old_Orders", Crawl.Name(Assert.Single(crawl.Dataset("sales.old_orders").Upstreams).Dataset));
    }

    [Theory, FeatureServers]
    public async Task Crawl_Routines_HaveParametersDefinitionAndInputs(string kind)
    {
        var crawl = await CrawlAsync(kind);

        var close = crawl.Routine("sales.close_order");
        Assert.Equal(("Stored Procedure", "T-SQL", "Closes an order"), (close.SubType, close.Language, close.Description));
        Assert.Equal("@id int, @closed bit OUTPUT", close.Properties["parameters"]);
        Assert.Equal(FeatureCatalog.ProcedureText, close.Definition);
        Assert.Equal(["sales.orders"], close.Inputs.Select(Crawl.Name));
        Assert.Equal("decimal(12, 2)", crawl.Routine("sales.tax").Returns);
        Assert.Equal("table", crawl.Routine("sales.customer_orders").Returns);
        var trigger = crawl.Routine("sales.orders_audit");
        Assert.Equal(("Trigger", "sales.orders", "AFTER INSERT, UPDATE"), (trigger.SubType, trigger.Properties["on"], trigger.Properties["fires"]));
        var watch = crawl.Routine("no_drops");
        Assert.Equal(("Database Trigger", "AFTER DROP_TABLE", "Says who drops tables"), (watch.SubType, watch.Properties["fires"], watch.Description));
        Assert.StartsWith("CREATE TRIGGER no_drops", watch.Definition, StringComparison.Ordinal);
    }

    [Theory, FeatureServers]
    public async Task Crawl_EncryptedDefinition_IsSaid(string kind)
    {
        var crawl = await CrawlAsync(kind);

        Assert.Null(crawl.Routine("sales.hidden_logic").Definition);
        Assert.Equal("encrypted", crawl.Routine("sales.hidden_logic").Properties["definition"]);
        Assert.Contains("encrypted", Assert.Single(crawl.WarningsOf("sales.hidden_logic")), StringComparison.Ordinal);
    }

    [Theory, FeatureServers]
    public async Task Crawl_ReferencedColumns_TellReadFromWritten(string kind)
    {
        await using var databases = await FeatureDatabases.OpenAsync(kind);

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = databases.ConnectionString, IncludeReferencedColumns = true });

        var close = crawl.Routine("sales.close_order");
        Assert.Equal(["sales.orders"], close.Outputs.Select(Crawl.Name));
        Assert.Equal("note", close.Properties.Single(property => property.Key.StartsWith("writes.", StringComparison.Ordinal)).Value);
        Assert.Equal("id, net", crawl.Dataset("sales.open_orders").Properties.Single(property => property.Key.StartsWith("reads.", StringComparison.Ordinal)).Value);
        Assert.Equal(CapabilityStatus.Ran, crawl.Capability("referenced-columns").Status);
    }

    [Theory, FeatureServers]
    public async Task Crawl_PropertiesWithAMeaning_AreOwnersDomainsAndTags(string kind)
    {
        await using var databases = await FeatureDatabases.OpenAsync(kind);

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = databases.ConnectionString, OwnerProperties = ["steward"], DomainProperties = ["Area"], TagProperties = ["Version"] });

        var customers = crawl.Dataset("sales.customers");
        Assert.Equal(["bob", "carol", "data_team"], customers.Owners.Select(owner => owner.Principal));
        Assert.Equal(["extended property Steward", "extended property Steward", "owner of the schema"], customers.Owners.Select(owner => owner.FoundIn));
        Assert.Equal(["7"], customers.Tags);
        Assert.Equal(["Sales", "EMEA"], customers.Domains);
        Assert.DoesNotContain(customers.Properties.Keys, key => key.StartsWith("property.", StringComparison.Ordinal));
    }

    [Theory, FeatureServers]
    public async Task Crawl_Everything_LiesUnderCompletedScopesWithIdentitiesOfItsOwn(string kind)
    {
        var crawl = await CrawlAsync(kind);

        var completed = crawl.All<ScopeCompleted>().Select(scope => scope.Scope).ToHashSet();
        Assert.All(crawl.Assets, asset => Assert.Contains(asset.Path.Parent!, completed));
        var identities = crawl.Assets.Select(asset => asset.Identity).OfType<string>().ToList();
        Assert.Equal(identities.Count, identities.Distinct().Count());
        Assert.All(crawl.Assets.Where(asset => asset is not Container), asset => Assert.NotNull(asset.Identity));
    }

    private static async Task<Crawl> CrawlAsync(string kind)
    {
        await using var databases = await FeatureDatabases.OpenAsync(kind);
        return await Crawl.OfAsync(databases.ConnectionString);
    }
}
