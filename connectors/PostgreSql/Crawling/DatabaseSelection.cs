using System.Collections.Frozen;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Chooses the databases to crawl.</summary>
internal sealed class DatabaseSelection(IEnumerable<string> option, string? namedByConnectionString)
{
    // Hosting services keep databases of their own that nobody else can connect to.
    private static readonly FrozenSet<string> HostingInternals =
        FrozenSet.Create(StringComparer.Ordinal, "rdsadmin", "cloudsqladmin", "alloydbadmin", "azure_maintenance", "azure_sys");

    private readonly NamedDatabases _named = new(option, namedByConnectionString);

    /// <summary>The databases from which the list of all can be had, the best first.</summary>
    public IEnumerable<string> EntryPoints()
    {
        IEnumerable<string> points = namedByConnectionString is null ? [] : [namedByConnectionString];
        points = points.Concat(_named.Names.Order(StringComparer.Ordinal));
        return (_named.AreAllWanted ? points.Concat(["postgres", "template1"]) : points).Distinct(StringComparer.Ordinal);
    }

    /// <summary>What becomes of each database, by name.</summary>
    public List<DatabaseChoice> Choose(IReadOnlyList<Database> databases, AssetPath root, CrawlFilter filter, string role)
    {
        var choices = new List<DatabaseChoice>();
        var missing = new SortedSet<string>(_named.Names, StringComparer.Ordinal);
        foreach (var database in databases.Where(database => !database.IsHalfDropped))
        {
            missing.Remove(database.Name);
            var path = root.Child(database.Name);
            choices.Add(new DatabaseChoice(path, database, VerdictOn(database, path, filter, role)));
        }

        choices.AddRange(missing.Select(name => Missing(root.Child(name))));
        choices.Sort(static (left, right) => string.CompareOrdinal(left.Path.LastPart, right.Path.LastPart));
        return choices;
    }

    private CrawlItem? VerdictOn(Database database, AssetPath path, CrawlFilter filter, string role)
    {
        var rule = RuleAgainst(database) ?? filter.RuleAgainstContents(path);
        if (rule is not null)
            return new AssetFiltered(path, rule);
        if (!database.AllowsConnections)
            return Closed(path, database.Name);
        return database.MayConnect ? null : Forbidden(path, database.Name, role);
    }

    private string? RuleAgainst(Database database)
    {
        if (_named.Names.Contains(database.Name, StringComparer.Ordinal))
            return null;
        if (_named.RuleAgainstOthers is { } rule)
            return rule;
        if (database.IsTemplate)
            return "it is a template";
        if (HostingInternals.Contains(database.Name))
            return "it belongs to the hosting service";
        return database.AllowsConnections ? null : "it does not allow connections";
    }

    private static DatabaseChoice Missing(AssetPath path) => new(path, null, new ScopeIncomplete(
        path,
        IncompleteReason.Error,
        $"Database {path.LastPart}, which the option Databases names, does not exist.",
        "Correct the name, or take it out of Databases; what was known of it is then removed."));

    private static ScopeIncomplete Closed(AssetPath path, string database) => new(
        path,
        IncompleteReason.AccessDenied,
        $"Database {database} does not allow connections.",
        $"ALTER DATABASE {SqlText.Quote(database)} ALLOW_CONNECTIONS true; or leave it out of Databases.");

    private static ScopeIncomplete Forbidden(AssetPath path, string database, string role) => new(
        path,
        IncompleteReason.AccessDenied,
        $"Role {role} may not connect to database {database}.",
        $"GRANT CONNECT ON DATABASE {SqlText.Quote(database)} TO {SqlText.Quote(role)}; or deny the database in the source's filters.");
}
