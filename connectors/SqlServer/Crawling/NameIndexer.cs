using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Lineage;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Reads the names of the databases that another refers to, so that references lead to datasets as they are spelled there.</summary>
internal sealed class NameIndexer(ServerSessions sessions, ServerNames names)
{
    public async Task IndexAsync(string database, DatabaseCatalog catalog, CancellationToken cancellationToken)
    {
        foreach (var other in ReferencesOf(catalog).Select(names.Spell).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (other != database && !names.IsIndexed(other))
                names.Add(other, await ReadAsync(other, cancellationToken));
        }
    }

    private static IEnumerable<string> ReferencesOf(DatabaseCatalog catalog) => catalog.Dependencies.All
        .Where(dependency => dependency.Server is null)
        .Select(dependency => dependency.Database)
        .Concat(catalog.Synonyms.All.Select(synonym => MultipartName.Parse(synonym.Target)).Where(name => name is { Server: null }).Select(name => name!.Database))
        .OfType<string>();

    /// <summary>Null where the database lets the login not in: names are then taken as they were written.</summary>
    private async Task<NameIndex?> ReadAsync(string database, CancellationToken cancellationToken)
    {
        var (session, _) = await sessions.TryOpenAsync(database, cancellationToken);
        if (session is null)
            return null;
        await using (session)
        {
            try
            {
                var schemas = await session.QueryAsync("schemas", Schema.Read, cancellationToken);
                return new NameIndex(schemas, await session.QueryAsync("objects", DatabaseObject.Read, cancellationToken), session.Server.DatabaseCollation);
            }
            catch (Exception exception) when (FailureTranslator.Handles(exception))
            {
                return null;
            }
        }
    }
}
