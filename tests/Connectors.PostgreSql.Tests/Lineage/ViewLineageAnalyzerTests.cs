using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

public sealed class ViewLineageAnalyzerTests(LineageDatabases databases) : IClassFixture<LineageDatabases>
{
    public static TheoryData<int, string> Cases()
    {
        var cases = new TheoryData<int, string>();
        foreach (var major in PostgresServer.Majors)
        {
            foreach (var view in LineageCase.All.Where(view => view.From <= major))
                cases.Add(major, view.Name);
        }
        return cases;
    }

    [PostgresTheory, MemberData(nameof(Cases))]
    public async Task Analyze_ViewOfTheTable_HasTheLineageWrittenThere(int major, string view)
    {
        var catalog = await databases.CatalogOfAsync(major);

        Assert.Equal(LineageCase.All.Single(other => other.Name == view).Expected, catalog.Describe(view));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_RelationWithoutUsedColumn_IsStillListed(int major)
    {
        var catalog = await databases.CatalogOfAsync(major);

        var lineage = catalog.Analyze(catalog.OidOf("v47"));

        Assert.Equal(["t1", "t2", "t3"], lineage.Relations.Select(catalog.NameOf));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_ViewOverView_StopsAtTheView(int major)
    {
        var catalog = await databases.CatalogOfAsync(major);

        Assert.Equal(["v01"], catalog.Analyze(catalog.OidOf("v23")).Relations.Select(catalog.NameOf));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_UserDefinedFunctionInFrom_IsListedAsRoutine(int major)
    {
        var catalog = await databases.CatalogOfAsync(major);
        var database = await databases.OfAsync(major);
        var function = await database.QueryAsync("select 'f_sql'::regproc::oid", row => row.GetFieldValue<uint>(0));

        Assert.Equal(function, catalog.Analyze(catalog.OidOf("v17")).Routines);
        Assert.Empty(catalog.Analyze(catalog.OidOf("v11")).Routines);
    }
}
