using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Assets;
using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Chooses the schemas and relations of a database to crawl.</summary>
internal sealed class SchemaSelection
{
    private const string ExtensionRule = "IncludeExtensionObjects is false: an extension owns it";
    private const string PartitionRule = "IncludePartitions is false: it is part of its partitioned table";
    private readonly DatabaseContext _context;
    private readonly CrawlFilter _filter;
    private readonly HashSet<uint> _chosen;

    public SchemaSelection(DatabaseContext context, CrawlFilter filter)
    {
        _context = context;
        _filter = filter;
        foreach (var entry in context.Schemas)
        {
            if (RuleAgainst(entry) is { } rule)
                Filtered.Add(new AssetFiltered(entry.Path, rule));
            else
                Chosen.Add(entry);
        }

        _chosen = [.. Chosen.Select(entry => entry.Schema.Oid)];
    }

    public List<SchemaEntry> Chosen { get; } = [];

    /// <summary>What is left out, with the reason.</summary>
    public List<AssetFiltered> Filtered { get; } = [];

    public uint[] Oids => [.. _chosen];

    /// <summary>The relations to crawl, in the order of their oids; adds the others to <see cref="Filtered"/>.</summary>
    public List<Relation> ChooseRelations()
    {
        var chosen = new List<Relation>(_context.Catalog.Relations.Count);
        foreach (ref readonly var relation in _context.Catalog.Relations.All)
        {
            if (!_chosen.Contains(relation.Schema))
                continue;
            var path = _context.PathOf(relation);
            if (RuleAgainst(relation, path) is { } rule)
                Filtered.Add(new AssetFiltered(path, rule));
            else
                chosen.Add(relation);
        }

        return chosen;
    }

    public bool IncludesRoutine(uint oid) => _context.Options.IncludeExtensionObjects || !IsOfExtension("routine", oid);

    private string? RuleAgainst(SchemaEntry entry)
    {
        if (!_context.Options.IncludeExtensionObjects && IsOfExtension("schema", entry.Schema.Oid))
            return ExtensionRule;
        return _filter.RuleAgainstContents(entry.Path);
    }

    private string? RuleAgainst(in Relation relation, AssetPath path)
    {
        if (relation.IsPartition && !_context.Options.IncludePartitions)
            return PartitionRule;
        if (!_context.Options.IncludeExtensionObjects && IsOfExtension("relation", relation.Oid))
            return ExtensionRule;
        return _filter.RuleAgainst(path);
    }

    private bool IsOfExtension(string kind, uint oid) => _context.Catalog.ExtensionMembers.ContainsKey(new ObjectKey(kind, oid));
}
