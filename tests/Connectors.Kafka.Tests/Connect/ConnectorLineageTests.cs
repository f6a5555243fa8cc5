using MetadataIngestion.Connectors.Kafka.Connect;

namespace Connectors.Kafka.Tests.Connect;

public sealed class ConnectorLineageTests
{
    private const string Postgres = "io.debezium.connector.postgresql.PostgresConnector";
    private const string JdbcSink = "io.confluent.connect.jdbc.JdbcSinkConnector";
    private const string JdbcSource = "io.confluent.connect.jdbc.JdbcSourceConnector";

    [Fact]
    public void Debezium_Postgres_LeadsFromTablesToTopics() => Assert.Equal(
        "postgres:shop.public.orders -> cdc.public.orders",
        Source(Postgres, ["cdc.public.orders", "__debezium-heartbeat.cdc", "cdc.transaction"], ("topic.prefix", "cdc"), ("database.dbname", "shop")));

    [Fact]
    public void Debezium_OlderNameOfThePrefix_IsKnown() => Assert.Equal(
        "mysql:shop.orders -> cdc.shop.orders", Source("io.debezium.connector.mysql.MySqlConnector", ["cdc.shop.orders"], ("database.server.name", "cdc")));

    [Fact]
    public void Debezium_SqlServer_HasTheDatabaseInTheTopic() => Assert.Equal(
        "mssql:shop.dbo.orders -> cdc.shop.dbo.orders", Source("io.debezium.connector.sqlserver.SqlServerConnector", ["cdc.shop.dbo.orders"], ("topic.prefix", "cdc")));

    [Fact]
    public void Debezium_RoutedTopic_IsFoundByItsNamedTable() => Assert.Equal(
        "postgres:shop.public.orders -> orders",
        Source(
            Postgres, ["orders"], ("topic.prefix", "cdc"), ("database.dbname", "shop"), ("table.include.list", @"public\.orders"), ("transforms", "route"),
            ("transforms.route.type", "org.apache.kafka.connect.transforms.RegexRouter"), ("transforms.route.regex", @"cdc\.public\.(.*)"), ("transforms.route.replacement", "$1")));

    [Fact]
    public void Debezium_RoutedTopicOfAnUnknownTable_HasNoInput() => Assert.Equal(
        " -> orders",
        Source(
            Postgres, ["orders"], ("topic.prefix", "cdc"), ("database.dbname", "shop"), ("transforms", "route"),
            ("transforms.route.type", "org.apache.kafka.connect.transforms.RegexRouter"), ("transforms.route.regex", "(.*)"), ("transforms.route.replacement", "x")));

    [Fact]
    public void Debezium_TopicsAreNotTracked_AreThoseOfTheNamedTables() => Assert.Equal(
        "postgres:shop.public.orders -> cdc.public.orders",
        Source(Postgres, null, ("topic.prefix", "cdc"), ("database.dbname", "shop"), ("table.include.list", "public.orders,public.tmp_.*")));

    [Theory]
    [InlineData("jdbc:postgresql://user:secret@db:5432/shop?sslmode=require", "postgres:shop.public.orders")]
    [InlineData("jdbc:mysql://db/shop", "mysql:shop.orders")]
    [InlineData("jdbc:sqlserver://db:1433;encrypt=true;databaseName=shop;user=x", "mssql:shop.dbo.orders")]
    [InlineData("jdbc:oracle:thin:@//db/shop", "")]
    public void Jdbc_Source_FindsTheTableByTheAddress(string url, string table) =>
        Assert.Equal($"{table} -> db-orders", Source(JdbcSource, ["db-orders"], ("topic.prefix", "db-"), ("connection.url", url)));

    [Fact]
    public void Jdbc_SourceOfAQuery_HasNoTable() =>
        Assert.Equal(" -> db-orders", Source(JdbcSource, ["db-orders"], ("topic.prefix", "db-orders"), ("query", "SELECT 1"), ("connection.url", "jdbc:mysql://db/shop")));

    [Theory]
    [InlineData("${topic}", "postgres:shop.public.orders")]
    [InlineData("sales.k_${topic}", "postgres:shop.sales.k_orders")]
    public void Jdbc_Sink_NamesTheTableByItsFormat(string format, string table) => Assert.Equal(
        $"orders -> {table}", Sink(JdbcSink, null, ("topics", "orders"), ("table.name.format", format), ("connection.url", "jdbc:postgresql://db/shop")));

    [Fact]
    public void Debezium_JdbcSink_TurnsDotsIntoUnderscores() => Assert.Equal(
        "cdc.public.orders -> postgres:shop.public.cdc_public_orders",
        Sink("io.debezium.connector.jdbc.JdbcSinkConnector", null, ("topics", "cdc.public.orders"), ("connection.url", "jdbc:postgresql://db/shop")));

    [Fact]
    public void S3_Sink_WritesAFolderForEachTopic() => Assert.Equal(
        "orders, payments -> s3:lake/topics/orders, s3:lake/topics/payments",
        Sink("io.confluent.connect.s3.S3SinkConnector", null, ("topics.regex", "orders|pay.*"), ("s3.bucket.name", "lake")));

    [Fact]
    public void S3_SinkThatRoutes_UsesTheRoutedName() => Assert.Equal(
        "orders -> s3:lake/in/raw-orders",
        Sink(
            "io.confluent.connect.s3.S3SinkConnector", ["orders"], ("s3.bucket.name", "lake"), ("topics.dir", "in"), ("transforms", "r"),
            ("transforms.r.type", "org.apache.kafka.connect.transforms.RegexRouter"), ("transforms.r.regex", "(.*)"), ("transforms.r.replacement", "raw-$1")));

    [Theory]
    [InlineData("FileStreamSink")]
    [InlineData("org.apache.kafka.connect.file.FileStreamSinkConnector")]
    public void File_Sink_WritesItsFile(string name) => Assert.Equal("orders -> file:var/out.txt", Sink(name, null, ("topics", "orders"), ("file", "/var/out.txt")));

    [Theory]
    [InlineData("(?<!x")]
    [InlineData("\\p{javaLowerCase}+")]
    public void Sink_PatternThatDotNetDoesNotKnow_HasNoTopics(string pattern) => Assert.Equal(" -> ", Sink(JdbcSink, null, ("topics.regex", pattern)));

    [Fact]
    public void Route_PatternThatNeverEnds_LeavesTheOtherEndOpen() => Assert.Equal(
        new string('a', 60) + " -> ",
        Sink(
            "io.confluent.connect.s3.S3SinkConnector", [new string('a', 60)], ("s3.bucket.name", "lake"), ("transforms", "r"),
            ("transforms.r.type", "org.apache.kafka.connect.transforms.RegexRouter"), ("transforms.r.regex", "(a+)+b"), ("transforms.r.replacement", "x")));

    private static string Source(string type, string[]? topics, params (string Name, string Value)[] settings)
    {
        var flow = Find(type, isSource: true, topics, settings);
        return $"{Text(flow.FarEnds)} -> {string.Join(", ", flow.Topics)}";
    }

    private static string Sink(string type, string[]? topics, params (string Name, string Value)[] settings)
    {
        var flow = Find(type, isSource: false, topics, settings);
        return $"{string.Join(", ", flow.Topics)} -> {Text(flow.FarEnds)}";
    }

    private static ConnectorFlow Find(string type, bool isSource, string[]? topics, (string Name, string Value)[] settings)
    {
        var connector = new Connector("c", isSource, "RUNNING", settings.Append(("connector.class", type)).ToDictionary(setting => setting.Item1, setting => setting.Item2)) { Topics = topics };
        return new ConnectorLineage(connector, ConnectorRules.Find(connector), ["orders", "payments", "plain"]).Find();
    }

    private static string Text(IEnumerable<FarEnd> ends) => string.Join(", ", ends.Select(end => $"{end.Platform}:{string.Join(end.Separator, end.Parts)}"));
}
