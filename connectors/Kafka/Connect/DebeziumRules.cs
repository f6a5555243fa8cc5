namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>The connectors of Debezium that read databases: a topic's name is a prefix and the table's name.</summary>
internal static class DebeziumRules
{
    /// <param name="platform">The platform as DataHub spells it.</param>
    /// <param name="depth">How many names lead to a table in a topic's name.</param>
    /// <param name="databaseSetting">The setting that names the database, where a topic's name does not.</param>
    public static ConnectorRule Of(string platform, int depth, string? databaseSetting = null) =>
        new((connector, topic) => FindTable(connector, topic, platform, depth, databaseSetting))
        {
            NamedTopics = connector => NamedTables(connector, depth).Select(table => PrefixOf(connector) + table),
            IsBookkeeping = (connector, topic) => topic.StartsWith("__debezium-heartbeat", StringComparison.Ordinal)
                || PrefixOf(connector) is var prefix && (topic == prefix[..^1] || topic == prefix + "transaction"),
        };

    private static FarEnd? FindTable(Connector connector, string topic, string platform, int depth, string? databaseSetting)
    {
        var prefix = PrefixOf(connector);
        if (prefix.Length < 2 || !topic.StartsWith(prefix, StringComparison.Ordinal))
            return null;

        var names = topic[prefix.Length..].Split(DelimiterOf(connector), depth);
        if (names.Length != depth || names.Any(name => name.Length == 0))
            return null;

        var database = databaseSetting is null ? null : connector.Setting(databaseSetting);
        return databaseSetting is not null && database is null ? null : FarEnd.Of(platform, database is null ? names : [database, .. names]);
    }

    private static string PrefixOf(Connector connector) => (connector.Setting("topic.prefix") ?? connector.Setting("database.server.name")) + DelimiterOf(connector);

    private static string DelimiterOf(Connector connector) => connector.Setting("topic.delimiter") ?? ".";

    /// <summary>Lists hold patterns; one without any of a pattern's signs is a name. SQL Server's tables lack the database that its topics have.</summary>
    private static IEnumerable<string> NamedTables(Connector connector, int depth) => connector
        .List("table.include.list")
        .Concat(connector.List("collection.include.list"))
        .Select(pattern => pattern.Replace(@"\.", ".", StringComparison.Ordinal))
        .Where(name => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
        .Select(name => name.Split('.') is { } parts && parts.Length == depth - 1 && connector.List("database.names") is [var database] ? [database, .. parts] : name.Split('.'))
        .Where(parts => parts.Length == depth)
        .Select(parts => string.Join(DelimiterOf(connector), parts));
}
