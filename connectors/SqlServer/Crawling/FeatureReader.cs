using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>
/// Reads what a crawl can do without: a catalog view that is missing or denied costs its capability and nothing else, and is not asked
/// again in this database.
/// </summary>
internal sealed class FeatureReader(SqlServerSession session, CapabilityLedger ledger, string user)
{
    private readonly HashSet<string> _givenUp = new(StringComparer.Ordinal);

    /// <summary>What could not be found out in this database so far.</summary>
    public AssetFacets Unknown { get; private set; }

    public async Task<List<T>> ReadAsync<T>(string capability, string query, Func<Row, T> read, CancellationToken cancellationToken) =>
        await TryAsync(capability, query, () => session.QueryAsync(query, read, cancellationToken));

    public async Task<ObjectRows<T>> ReadAsync<T>(string capability, string query, IdRange range, Func<Row, T> read, CancellationToken cancellationToken)
        where T : IObjectRow =>
        new(await TryAsync(capability, query, () => session.QueryAsync(query, range, read, cancellationToken)));

    /// <summary>Notes that a capability is not to be had in this database.</summary>
    public void Lack(string capability, string reason) => ledger.Note(capability, CapabilityStatus.Unsupported, $"Database {session.Server.Database}: {reason}");

    private async Task<List<T>> TryAsync<T>(string capability, string query, Func<Task<List<T>>> read)
    {
        if (_givenUp.Contains(query))
            return [];
        try
        {
            return await read();
        }
        catch (SqlException exception) when (ErrorNumbers.IsAboutStatement(exception))
        {
            GiveUp(capability, query, exception);
            return [];
        }
        catch (Exception exception) when (FailureTranslator.IsAboutShape(exception))
        {
            GiveUp(capability, query, $"{query} come in a form that SQL Server does not use: {exception.Message}");
            return [];
        }
    }

    private void GiveUp(string capability, string query, SqlException exception)
    {
        var (database, text) = (session.Server.Database, FailureTranslator.TextOf(exception).TrimEnd('.'));
        if (!ErrorNumbers.IsDenied(exception))
            GiveUp(capability, query, $"{text} (error {exception.Number}).");
        else if (TryGiveUp(capability, query))
            ledger.Note(capability, CapabilityStatus.Denied, $"Database {database}: {text}.", Grants.For(capability, database, user));
    }

    private void GiveUp(string capability, string query, string reason)
    {
        if (TryGiveUp(capability, query))
            Lack(capability, reason);
    }

    private bool TryGiveUp(string capability, string query)
    {
        Unknown |= FacetsOf(capability);
        return _givenUp.Add(query);
    }

    private static AssetFacets FacetsOf(string capability) => capability switch
    {
        Capabilities.Ownership => AssetFacets.Owners,
        Capabilities.ExtendedProperties => AssetFacets.Owners | AssetFacets.Tags,
        Capabilities.Lineage => AssetFacets.Lineage,
        Capabilities.Definitions => AssetFacets.Definition,
        _ => AssetFacets.None,
    };
}
