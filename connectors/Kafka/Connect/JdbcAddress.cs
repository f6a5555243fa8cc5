using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>The database that a JDBC address names. The rest of the address may hold a login and is left alone.</summary>
/// <param name="Platform">The platform as DataHub spells it.</param>
/// <param name="Database">The database; <see langword="null"/> when the address names none.</param>
/// <param name="DefaultSchema">The schema of tables that are named without one; <see langword="null"/> where there are no schemas.</param>
internal sealed partial record JdbcAddress(string Platform, string? Database, string? DefaultSchema)
{
    /// <returns><see langword="null"/> when the kind of database is not known.</returns>
    public static JdbcAddress? Parse(string? url)
    {
        if (url is null || AddressPattern().Match(url) is not { Success: true } match)
            return null;

        var path = DatabasePattern().Match(url) is { Success: true } database ? database.Groups[1].Value : null;
        return match.Groups[1].Value.ToLowerInvariant() switch
        {
            "postgresql" => new JdbcAddress("postgres", path, "public"),
            "mysql" => new JdbcAddress("mysql", path, null),
            "mariadb" => new JdbcAddress("mariadb", path, null),
            "sqlserver" => new JdbcAddress("mssql", DatabaseNamePattern().Match(url) is { Success: true } name ? name.Groups[1].Value : null, "dbo"),
            _ => null,
        };
    }

    /// <summary>A table by the names that a connector gives it, of which the last is the table's own.</summary>
    public FarEnd? FindTable(string table, string? schema)
    {
        var names = table.Split('.').Select(name => name.Trim('"', '`', '[', ']')).ToList();
        if ((schema ?? DefaultSchema) is { } space && DefaultSchema is not null && names.Count == 1)
            names.Insert(0, space);
        var depth = DefaultSchema is null ? 2 : 3;
        if (names.Count == depth - 1 && Database is not null)
            names.Insert(0, Database);
        return names.Count == depth && names.TrueForAll(name => name.Length > 0) ? FarEnd.Of(Platform, names) : null;
    }

    [GeneratedRegex(@"\Ajdbc:(\w+):", RegexOptions.IgnoreCase)]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"\Ajdbc:\w+://[^/?;]*/([^/?;&]+)", RegexOptions.IgnoreCase)]
    private static partial Regex DatabasePattern();

    [GeneratedRegex(@";\s*database(?:Name)?\s*=\s*([^;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex DatabaseNamePattern();
}
