using MetadataIngestion.Connectors.PostgreSql.Lineage;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>What lineage tests look up in a server's catalog: oids, names, current attributes and the trees of views.</summary>
internal sealed class LineageCatalog
{
    private readonly Dictionary<uint, string> _relations = [];
    private readonly Dictionary<(uint Relation, short Attnum), string> _columns = [];
    private readonly Dictionary<uint, byte[]> _trees = [];

    public IEnumerable<uint> Views => _trees.Keys;

    public static async Task<LineageCatalog> ReadAsync(PostgresDatabase database)
    {
        var catalog = new LineageCatalog();
        foreach (var (oid, name) in await database.QueryAsync(
            "select oid, relname from pg_class where relnamespace = 'public'::regnamespace", row => (row.GetFieldValue<uint>(0), row.GetString(1))))
            catalog._relations[oid] = name;
        foreach (var (relation, attnum, name) in await database.QueryAsync(
            "select attrelid, attnum, attname from pg_attribute where not attisdropped", row => (row.GetFieldValue<uint>(0), row.GetInt16(1), row.GetString(2))))
            catalog._columns[(relation, attnum)] = name;
        foreach (var (view, tree) in await database.QueryAsync(
            "select ev_class, ev_action::text from pg_rewrite where ev_type = '1' and ev_class >= 16384",
            row => (row.GetFieldValue<uint>(0), row.GetFieldValue<byte[]>(1))))
            catalog._trees[view] = tree;
        return catalog;
    }

    public uint OidOf(string relation) => _relations.Single(entry => entry.Value == relation).Key;

    public string NameOf(uint relation) => _relations[relation];

    public string ColumnName(uint relation, short attnum) => _columns[(relation, attnum)];

    public string ColumnPath(LineageEdge edge) => $"{_relations[edge.RelationOid]}.{_columns[(edge.RelationOid, edge.Attnum)]}";

    public byte[] TreeOf(uint view) => _trees[view];

    public ViewLineage Analyze(uint view, LineageLimits? limits = null) =>
        new ViewLineageAnalyzer(AttributesOf, limits ?? LineageLimits.Default).Analyze(_trees[view]);

    /// <summary>The lineage of a view in the notation of Cases/views.txt.</summary>
    public string Describe(string view) => LineageNotation.Of(Analyze(OidOf(view)), OidOf(view), this);

    private List<short> AttributesOf(uint relation) =>
        [.. _columns.Keys.Where(column => column.Relation == relation && column.Attnum > 0).Select(column => column.Attnum).Order()];
}
