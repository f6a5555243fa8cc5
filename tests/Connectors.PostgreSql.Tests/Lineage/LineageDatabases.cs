using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>Databases with the base tables and every view of Cases/views.txt that their version accepts.</summary>
public sealed class LineageDatabases : PostgresDatabases
{
    private readonly Dictionary<int, LineageCatalog> _catalogs = [];

    internal async Task<LineageCatalog> CatalogOfAsync(int major)
    {
        await OfAsync(major);
        return _catalogs[major];
    }

    private protected override async Task PrepareAsync(PostgresDatabase database, int major)
    {
        await database.ExecuteAsync(TestFiles.Read("Lineage/Cases/base.sql"));
        if (major >= 18)
            await database.ExecuteAsync(TestFiles.Read("Lineage/Cases/base-18.sql"));
        foreach (var view in LineageCase.All.Where(view => view.From <= major))
            await database.ExecuteAsync(view.Statement);
        _catalogs[major] = await LineageCatalog.ReadAsync(database);
    }
}
