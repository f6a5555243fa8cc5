namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>The classes of connectors that are known.</summary>
internal static class ConnectorRules
{
    private static readonly Dictionary<string, ConnectorRule> Known = new(StringComparer.Ordinal)
    {
        ["io.debezium.connector.postgresql.PostgresConnector"] = DebeziumRules.Of("postgres", 2, "database.dbname"),
        ["io.debezium.connector.mysql.MySqlConnector"] = DebeziumRules.Of("mysql", 2),
        ["io.debezium.connector.mariadb.MariaDbConnector"] = DebeziumRules.Of("mariadb", 2),
        ["io.debezium.connector.sqlserver.SqlServerConnector"] = DebeziumRules.Of("mssql", 3),
        ["io.debezium.connector.mongodb.MongoDbConnector"] = DebeziumRules.Of("mongodb", 2),
        ["io.debezium.connector.oracle.OracleConnector"] = DebeziumRules.Of("oracle", 2, "database.dbname"),
        ["io.debezium.connector.jdbc.JdbcSinkConnector"] = new(FindDebeziumTarget),
        ["io.confluent.connect.jdbc.JdbcSourceConnector"] = new(FindJdbcSource) { NamedTopics = NamedJdbcTopics },
        ["io.confluent.connect.jdbc.JdbcSinkConnector"] = new((connector, topic) => FindJdbcTarget(connector, connector.Setting("table.name.format") ?? "${topic}", topic)),
        ["io.confluent.connect.s3.S3SinkConnector"] = new(FindBucket),
        ["org.apache.kafka.connect.file.FileStreamSourceConnector"] = new(FindFile) { NamedTopics = connector => connector.List("topic") },
        ["org.apache.kafka.connect.file.FileStreamSinkConnector"] = new(FindFile),
    };

    /// <summary>The rule for a class, by its name with or without the package; <see langword="null"/> when it is not known.</summary>
    public static ConnectorRule? Find(Connector connector) => connector.Class switch
    {
        "FileStreamSource" => Known["org.apache.kafka.connect.file.FileStreamSourceConnector"],
        "FileStreamSink" => Known["org.apache.kafka.connect.file.FileStreamSinkConnector"],
        var name => Known.GetValueOrDefault(name) ?? Known.FirstOrDefault(rule => rule.Key.EndsWith("." + name, StringComparison.Ordinal)).Value,
    };

    private static FarEnd? FindJdbcSource(Connector connector, string topic)
    {
        var prefix = connector.Setting("topic.prefix") ?? string.Empty;
        return connector.Setting("query") is null && topic.Length > prefix.Length && topic.StartsWith(prefix, StringComparison.Ordinal)
            ? JdbcAddress.Parse(connector.Setting("connection.url"))?.FindTable(topic[prefix.Length..], connector.Setting("schema.pattern"))
            : null;
    }

    /// <summary>Topics are named by the table alone, whatever leads to it.</summary>
    private static IEnumerable<string> NamedJdbcTopics(Connector connector) => connector
        .List("table.whitelist")
        .Select(table => connector.Setting("topic.prefix") + table[(table.LastIndexOf('.') + 1)..].Trim('"', '`'));

    private static FarEnd? FindDebeziumTarget(Connector connector, string topic) => FindJdbcTarget(
        connector, connector.Setting("collection.name.format") ?? connector.Setting("table.name.format") ?? "${topic}", topic.Replace('.', '_'));

    private static FarEnd? FindJdbcTarget(Connector connector, string format, string topic)
    {
        var table = format.Replace("${topic}", topic, StringComparison.Ordinal);
        return table.Contains("${", StringComparison.Ordinal) ? null : JdbcAddress.Parse(connector.Setting("connection.url"))?.FindTable(table, null);
    }

    private static FarEnd? FindBucket(Connector connector, string topic) => connector.Setting("s3.bucket.name") is { } bucket
        ? FarEnd.OfPath("s3", $"{bucket}/{(connector.Settings.TryGetValue("topics.dir", out var folder) ? folder : "topics")}/{topic}")
        : null;

    private static FarEnd? FindFile(Connector connector, string topic) => connector.Setting("file") is { } file ? FarEnd.OfPath("file", file) : null;
}
