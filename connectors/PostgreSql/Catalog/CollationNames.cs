using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>The names of the collations that columns and indexes turn out to have.</summary>
internal sealed class CollationNames(PostgresSession session)
{
    /// <summary>The oid of the collation that stands for the database's.</summary>
    public const uint Default = 100;

    private readonly Dictionary<uint, string> _names = [];

    public async Task ResolveAsync(RelationPage page, CancellationToken cancellationToken)
    {
        uint[] missing = [.. page.Collations.Where(oid => !_names.ContainsKey(oid))];
        if (missing.Length > 0)
            await LoadAsync(missing, cancellationToken);
        foreach (var oid in page.Collations)
            page.CollationNames[oid] = _names[oid];
    }

    private async Task LoadAsync(uint[] oids, CancellationToken cancellationToken)
    {
        foreach (var oid in oids)
            _names[oid] = "?";
        foreach (var (oid, name) in await session.QueryAsync("collations", Read, cancellationToken, PostgresSession.Oids(oids)))
            _names[oid] = name;
    }

    private static (uint Oid, string Name) Read(Row row) =>
        (row.Oid(0), row.Text(1) == "pg_catalog" ? row.Text(2) : SqlText.Qualify(row.Text(1), row.Text(2)));
}
