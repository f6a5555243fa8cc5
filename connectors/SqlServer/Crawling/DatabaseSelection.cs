using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Chooses the databases to crawl: those that the option names, or the connection string, or all but the system's.</summary>
internal sealed class DatabaseSelection(IReadOnlyList<string> option, string? namedByConnectionString)
{
    private static readonly string[] s_system = ["master", "tempdb", "model", "msdb", "model_replicatedmaster", "model_msdb", "rdsadmin"];
    private readonly NamedDatabases _named = new(option, namedByConnectionString);

    /// <summary>The databases from which the list of all can be had, the best first.</summary>
    public IEnumerable<string> EntryPoints()
    {
        IEnumerable<string> points = namedByConnectionString is null ? [] : [namedByConnectionString];
        return points.Append(ConnectionSettings.ListingDatabase).Concat(_named.Names).Distinct(StringComparer.Ordinal);
    }

    /// <summary>What becomes of each database, by name.</summary>
    public List<DatabaseChoice> Choose(IReadOnlyList<Database> databases, ServerInfo server, AssetPath root, CrawlFilter filter)
    {
        var choices = new List<DatabaseChoice>();
        var missing = _named.Names.Distinct(server.DatabaseNames).ToList();
        foreach (var database in databases)
        {
            missing.RemoveAll(name => server.DatabaseNames.Equals(name, database.Name));
            var path = root.Child(database.Name);
            choices.Add(new DatabaseChoice(path, database, VerdictOn(database, path, server, filter)));
        }

        // A database of Azure does not see its neighbours; connecting to them will show whether they exist.
        choices.AddRange(missing.Select(name => server.ListsDatabases ? Missing(root.Child(name)) : new DatabaseChoice(root.Child(name), null, null)));
        choices.Sort(static (left, right) => string.CompareOrdinal(left.Path.LastPart, right.Path.LastPart));
        return choices;
    }

    /// <summary>Whether the options mean a database, whatever the filters say.</summary>
    public bool IsNamed(DatabaseChoice choice, ServerInfo server) => choice.Database is null || RuleAgainst(choice.Database, server) is null;

    private CrawlItem? VerdictOn(Database database, AssetPath path, ServerInfo server, CrawlFilter filter)
    {
        var rule = RuleAgainst(database, server) ?? filter.RuleAgainstContents(path);
        if (rule is not null)
            return new AssetFiltered(path, rule);
        return database.IsOnline ? null : NotOnline(path, database);
    }

    private string? RuleAgainst(Database database, ServerInfo server)
    {
        if (_named.Names.Contains(database.Name, server.DatabaseNames))
            return null;
        if (_named.RuleAgainstOthers is { } rule)
            return rule;
        if (database.IsSnapshot)
            return "it is a snapshot of another database";
        if (database.IsDistributor || s_system.Contains(database.Name, StringComparer.OrdinalIgnoreCase))
            return "it belongs to the system";
        return null;
    }

    private static DatabaseChoice Missing(AssetPath path) => new(path, null, new ScopeIncomplete(
        path,
        IncompleteReason.Error,
        $"Database {path.LastPart}, which the option Databases or the connection string names, is not listed by the server: it does not exist, or is offline and not shown to the login.",
        "Correct the name, or take it out; what was known of it is then removed."));

    private static ScopeIncomplete NotOnline(AssetPath path, Database database) => new(
        path,
        IncompleteReason.Error,
        $"Database {path.LastPart} cannot be read: it is {database.StateText}.",
        "Bring it online and crawl again, or leave it out of Databases.");
}
