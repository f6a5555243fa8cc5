using MetadataIngestion.TdsServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Features;

/// <summary>The catalog of the databases that features.sql creates, as SQL Server 2022 describes them.</summary>
internal static class FeatureCatalog
{
    public const string ViewText = "CREATE VIEW sales.open_orders WITH SCHEMABINDING AS SELECT o.id, o.net FROM sales.orders AS o WHERE o.net > 0";
    public const string ProcedureText = "CREATE PROCEDURE sales.close_order @id int, @closed bit OUTPUT AS UPDATE sales.orders SET note = 'closed' WHERE id = @id";

    public static RecordedDatabase Archive()
    {
        var archive = new RecordedDatabase("archive", 6);
        archive.Table(1, "Old_Orders").Column("id", "int", nullable: false);
        return archive;
    }

    public static RecordedDatabase Create(string name = "features")
    {
        var database = new RecordedDatabase(name);
        var owner = database.Principal("data_team", "R");
        var alice = database.Principal("CONTOSO\\alice", "U");
        var sales = database.Schema("sales", owner);
        database["container-properties"].Add(("object_id", 0), ("class", 0), ("minor_id", 0), ("name", "MS_Description"), ("value_text", "Everything once"), ("base_type", "nvarchar"));
        database["container-properties"].Add(("object_id", sales), ("class", 3), ("minor_id", 0), ("name", "MS_Description"), ("value_text", "Sales data"), ("base_type", "nvarchar"));
        database["sequences"].Add(
            ("schema_id", sales), ("name", "order_numbers"), ("user_type_id", 127), ("precision", 19), ("scale", 0), ("start_value", "1"), ("increment", "5"), ("minimum_value", "1"), ("maximum_value", "9999"));
        database["types"].Add(("user_type_id", 257), ("system_type_id", 231), ("name", "email"), ("schema_id", sales), ("is_user_defined", true), ("max_length", 400));
        database["types"].Add(("user_type_id", 258), ("system_type_id", 243), ("name", "order_lines"), ("schema_id", sales), ("is_user_defined", true), ("is_table_type", true));
        (string Name, int Type, int Length, int Precision, bool IsNullable)[] lines = [("number", 56, 4, 10, false), ("mail", 257, 400, 0, true), ("price", 106, 9, 10, true)];
        foreach (var line in lines)
            database["table-type-columns"].Add(
                ("user_type_id", 258), ("name", line.Name), ("column_type_id", line.Type), ("max_length", line.Length), ("precision", line.Precision), ("scale", line.Type == 106 ? 2 : 0), ("is_nullable", line.IsNullable));
        AddTables(database, sales, alice);
        return database;
    }

    private static void AddTables(RecordedDatabase database, int sales, int alice)
    {
        var customers = database.Table(sales, "customers")
            .Column("region", "char(2)", nullable: false)
            .Column("number", "int", nullable: false)
            .Column("mail", new TypeText(257, 400, 0, 0), nullable: true, ("collation_name", "Latin1_General_CI_AS"))
            .Column("card", "varchar(20)")
            .Column("row_version", "timestamp", nullable: false)
            .PrimaryKey("pk_customers", "region", "number")
            .Unique("uq_customers_mail", "mail")
            .Property("MS_Description", "Who buys")
            .Property("MS_Description", "Where the newsletter goes", "mail")
            .Property("Steward", "bob; carol")
            .Property("Area", "Sales; EMEA")
            .Property("Version", "7", baseType: "int")
            .Classified("card", "Confidential", "Credit Card")
            .Size(rows: 1200, pages: 25);
        database["masked-columns"].Add(("object_id", customers.ObjectId), ("column_id", 4), ("masking_function", "partial(0,\"xxxx\",4)"));

        var orders = database.Table(sales, "orders", alice)
            .Column("id", "bigint", nullable: false, ("is_identity", true))
            .Column("customer_region", "char(2)")
            .Column("customer_number", "int")
            .Column("net", "decimal(10,2)", nullable: false)
            .Column("total", "decimal(12,2)", nullable: true, ("is_computed", true))
            .Column("created", "datetime2(3)", nullable: false)
            .Column("note", "nvarchar(max)")
            .Identity("id", "1", "1")
            .Computed("total", "([net]*(1.19))", isPersisted: true)
            .Default("created", "(sysutcdatetime())")
            .PrimaryKey("pk_orders", "id")
            .Index("ix_orders_created", "NONCLUSTERED", isUnique: false, ["created DESC", "id"], ["net"], "([net]>(0))")
            .Check("ck_orders_net", "([net]>=(0))")
            .ForeignKey("fk_orders_customers", customers, ("customer_region", "region"), ("customer_number", "number"))
            .Size(rows: 50_000, pages: 900);
        database.Trigger(sales, "orders_audit", orders, isInsteadOf: false, "INSERT", "UPDATE")
            .Module("CREATE TRIGGER sales.orders_audit ON sales.orders AFTER INSERT, UPDATE AS SELECT 1 FROM sales.customers")
            .RefersTo(customers, "sales", "customers");

        AddTemporal(database, sales);
        AddViews(database, sales, orders, customers);
        AddRoutines(database, sales, orders);
    }

    private static void AddTemporal(RecordedDatabase database, int sales)
    {
        var history = database.Table(sales, "prices_history").Column("id", "int", nullable: false).Is("temporal_type", 1);
        database.Table(sales, "prices")
            .Column("id", "int", nullable: false)
            .Column("valid_from", "datetime2(7)", nullable: false, ("generated_always_type", 1), ("is_hidden", true))
            .Column("valid_to", "datetime2(7)", nullable: false, ("generated_always_type", 2), ("is_hidden", true))
            .PrimaryKey("pk_prices", "id")
            .Is("temporal_type", 2)
            .Is("history_table_id", history.ObjectId)
            .Is("history_retention_period", 6)
            .Is("history_retention_period_unit_desc", "MONTH");
        database.Table(sales, "sessions").Column("id", "uniqueidentifier", nullable: false).Is("is_memory_optimized").Is("durability_desc", "SCHEMA_ONLY").Size(rows: 9, pages: 0, indexId: 2);
        database.Table(sales, "people").Column("graph_id_1A", "bigint", nullable: false, ("graph_type", 1)).Column("$node_id_2B", "nvarchar(1000)", nullable: false, ("graph_type", 2)).Column("name", "nvarchar(50)").Is("is_node");
    }

    private static void AddViews(RecordedDatabase database, int sales, RecordedTable orders, RecordedTable customers)
    {
        database.View(sales, "open_orders")
            .Column("id", "bigint", nullable: false)
            .Column("net", "decimal(10,2)", nullable: false)
            .Index("ux_open_orders", "CLUSTERED", isUnique: true, ["id"], [])
            .Module(ViewText, isSchemaBound: true)
            .RefersTo(orders, "sales", "orders");
        var function = database.Routine(sales, "customer_orders", "IF")
            .Parameter(1, "@region", "char(2)")
            .Module("CREATE FUNCTION sales.customer_orders (@region char(2)) RETURNS TABLE AS RETURN SELECT 1 AS one FROM sales.customers")
            .RefersTo(customers, "sales", "customers");
        database.View(sales, "everything")
            .Column("one", "int")
            .Module("CREATE VIEW sales.everything AS SELECT ...")
            .RefersTo(function, "sales", "customer_orders")
            .RefersTo(null, null, "SALES", "Orders")
            .RefersTo(null, "ARCHIVE", null, "old_orders")
            .RefersTo("LINKED", "erp", "dbo", "items")
            .RefersTo(null, null, "sales", "dropped_table");
        database.Synonym(sales, "all_orders", "[sales].[orders]").Property("MS_Description", "Orders, by another name");
        database.Synonym(sales, "old_orders", "archive..OLD_ORDERS");
        database.Synonym(sales, "remote_items", "[LINKED].[erp].[dbo].[items]");
    }

    private static void AddRoutines(RecordedDatabase database, int sales, RecordedTable orders)
    {
        database.Routine(sales, "close_order", "P ")
            .Parameter(1, "@id", "int")
            .Parameter(2, "@closed", "bit", isOutput: true)
            .Module(ProcedureText)
            .RefersTo(orders, "sales", "orders")
            .Property("MS_Description", "Closes an order");
        Binds(database, "close_order", orders, null, isWritten: true);
        Binds(database, "close_order", orders, "note", isWritten: true);
        Binds(database, "close_order", orders, "id", isWritten: false);
        Binds(database, "open_orders", orders, null, isWritten: false);
        Binds(database, "open_orders", orders, "net", isWritten: false);
        Binds(database, "open_orders", orders, "id", isWritten: false);
        database.Routine(sales, "tax", "FN").Parameter(0, "", "decimal(12,2)").Parameter(1, "@net", "decimal(10,2)").Module("CREATE FUNCTION sales.tax ...");
        database.Routine(sales, "hidden_logic", "P ").Module(null, isEncrypted: true);
        database.DatabaseTrigger("no_drops", "CREATE TRIGGER no_drops ON DATABASE FOR DROP_TABLE AS PRINT '...'", "Says who drops tables", "DROP_TABLE");
    }

    private static void Binds(RecordedDatabase database, string module, RecordedTable target, string? column, bool isWritten) => database["referenced-entities"].Add(
        ("module", $"N'[sales].[{module}]'"),
        ("referenced_schema_name", "sales"),
        ("referenced_entity_name", "orders"),
        ("referenced_minor_name", column),
        ("referenced_id", target.ObjectId),
        ("is_selected", !isWritten),
        ("is_updated", isWritten));
}
