using MetadataIngestion.Connectors.PostgreSql.Lineage;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>The server's own dependencies of a view must name the columns and relations that its lineage names.</summary>
public sealed class DependencyCrossCheckTests(LineageDatabases databases) : IClassFixture<LineageDatabases>
{
    // Where the two must differ: pg_depend does not list the columns of a whole row one by one, and in v38 it lists the column of an
    // ORDER BY that decides nothing.
    private static readonly string[] Differing = ["v19", "v38", "v48", "w09", "w10"];

    private const string Dependencies = """
        select distinct r.ev_class, d.refobjid, d.refobjsubid::int2
        from pg_depend d join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid join pg_class s on s.oid = d.refobjid
        where d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class and s.relkind <> 'c'
        """;

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_EveryView_NamesTheColumnsThatTheServerDependsOn(int major)
    {
        var catalog = await databases.CatalogOfAsync(major);
        var dependencies = await DependenciesAsync(major);

        var differing = catalog.Views.Where(view => !SourcesOf(catalog.Analyze(view)).ToHashSet().SetEquals(
            dependencies[view].Where(source => source.Attnum > 0)));

        Assert.Equal(Differing, differing.Select(catalog.NameOf).Order(StringComparer.Ordinal));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_EveryView_NamesTheRelationsThatTheServerDependsOn(int major)
    {
        var catalog = await databases.CatalogOfAsync(major);
        var dependencies = await DependenciesAsync(major);

        foreach (var view in catalog.Views)
        {
            var relations = dependencies[view].Select(source => source.Relation).Distinct().Order();
            Assert.Equal(relations.Select(catalog.NameOf), catalog.Analyze(view).Relations.Select(catalog.NameOf));
        }
    }

    private async Task<ILookup<uint, (uint Relation, short Attnum)>> DependenciesAsync(int major)
    {
        var database = await databases.OfAsync(major);
        var rows = await database.QueryAsync(
            Dependencies, row => (View: row.GetFieldValue<uint>(0), Relation: row.GetFieldValue<uint>(1), Attnum: row.GetInt16(2)));
        return rows.ToLookup(row => row.View, row => (row.Relation, row.Attnum));
    }

    private static IEnumerable<(uint Relation, short Attnum)> SourcesOf(ViewLineage lineage) =>
        lineage.Columns.SelectMany(column => column.Direct.Concat(column.Indirect)).Concat(lineage.Rows)
            .Where(edge => edge.Attnum > 0).Select(edge => (edge.RelationOid, edge.Attnum));
}
