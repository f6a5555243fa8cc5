using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Assets;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Chooses the schemas and objects of a database to crawl.</summary>
internal sealed class SchemaSelection
{
    private readonly DatabaseContext _context;
    private readonly CrawlFilter _filter;
    private readonly HashSet<int> _chosen;
    private readonly Dictionary<int, string> _histories;

    public SchemaSelection(DatabaseContext context, CrawlFilter filter)
    {
        (_context, _filter) = (context, filter);
        foreach (var entry in context.Schemas)
        {
            if (filter.RuleAgainstContents(entry.Path) is { } rule)
                Filtered.Add(new AssetFiltered(entry.Path, rule));
            else
                Chosen.Add(entry);
        }

        _chosen = [.. Chosen.Select(entry => entry.Schema.Id)];
        _histories = HistoriesOf(context);
    }

    public List<SchemaEntry> Chosen { get; } = [];

    /// <summary>What is left out, with the reason.</summary>
    public List<AssetFiltered> Filtered { get; } = [];

    /// <summary>The tables and views to crawl, in the order of their ids; adds the others to <see cref="Filtered"/>.</summary>
    public List<DatabaseObject> ChooseRelations()
    {
        var chosen = new List<DatabaseObject>();
        foreach (var relation in ObjectsOf(static found => found.IsRelation))
        {
            if (RuleAgainst(relation) is { } rule)
                Filtered.Add(new AssetFiltered(_context.PathOf(relation), rule));
            else
                chosen.Add(relation);
        }

        return chosen;
    }

    public List<DatabaseObject> ChooseSynonyms() => [.. ObjectsOf(static found => found.IsSynonym)];

    public List<DatabaseObject> ChooseRoutines() => [.. ObjectsOf(static found => found.IsRoutine)];

    private IEnumerable<DatabaseObject> ObjectsOf(Func<DatabaseObject, bool> isWanted) =>
        _context.Catalog.Objects.Where(found => isWanted(found) && _chosen.Contains(found.SchemaId));

    private string? RuleAgainst(DatabaseObject relation)
    {
        if (_context.Catalog.Tables.FirstOf(relation.ObjectId) is { IsDroppedLedgerTable: true }
            || _context.Catalog.Views.FirstOf(relation.ObjectId) is { IsDroppedLedgerView: true })
            return "it is what a ledger keeps of something that was dropped";
        if (!_context.Options.IncludeHistoryTables && _histories.TryGetValue(relation.ObjectId, out var table))
            return $"IncludeHistoryTables is false: it is the history of {table}";
        return _filter.RuleAgainst(_context.PathOf(relation));
    }

    private static Dictionary<int, string> HistoriesOf(DatabaseContext context)
    {
        var histories = new Dictionary<int, string>();
        foreach (var table in context.Catalog.Tables.All)
        {
            if (table.HistoryTableId is { } history)
                histories[history] = context.NameOf(table.ObjectId) ?? "another table";
            else if (table.IsHistory)
                histories.TryAdd(table.ObjectId, "another table");
        }

        return histories;
    }
}
