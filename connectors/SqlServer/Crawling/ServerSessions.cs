using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>
/// Opens one session for each database, because not every edition can change the database of a session. The one that the list of databases
/// was read with serves its own database too.
/// </summary>
internal sealed class ServerSessions(ConnectionSettings settings, TimeProvider clock) : IAsyncDisposable
{
    private readonly FailureTranslator _failures = new(settings);
    private readonly RetryPolicy _retry = new(clock);
    private SqlServerSession? _entry;
    private CatalogQueries? _queries;

    /// <summary>Connects to the first database that lets the login in, and lists the databases there.</summary>
    /// <exception cref="SourceException">None does, or it cannot be read.</exception>
    public async Task<(ServerInfo Server, List<Database> Databases)> EnterAsync(IEnumerable<string> databases, CancellationToken cancellationToken)
    {
        Failure? first = null;
        foreach (var database in databases)
        {
            (_entry, var failure) = await TryOpenAsync(database, cancellationToken);
            if (_entry is not null)
                return (_entry.Server, await ListAsync(_entry, cancellationToken));
            first ??= failure;
            if (!MayBeOtherwiseElsewhere(failure!))
                break;
        }

        throw first!.ToException();
    }

    /// <summary>A session for a database, which the caller disposes, or why there is none.</summary>
    public async Task<(SqlServerSession? Session, Failure? Failure)> TryOpenAsync(string database, CancellationToken cancellationToken)
    {
        if (_entry is { } entry && entry.Server.DatabaseNames.Equals(entry.Server.Database, database))
        {
            _entry = null;
            return (entry, null);
        }

        try
        {
            var session = await SqlServerSession.OpenAsync(settings, _retry, database, _queries, cancellationToken);
            _queries ??= session.Queries;
            return (session, null);
        }
        catch (Exception exception) when (FailureTranslator.Handles(exception))
        {
            return (null, _failures.OfConnecting(exception, database));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_entry is not null)
            await _entry.DisposeAsync();
    }

    private async Task<List<Database>> ListAsync(SqlServerSession entry, CancellationToken cancellationToken)
    {
        try
        {
            return await entry.QueryAsync("databases", Database.Read, cancellationToken);
        }
        catch (Exception exception) when (FailureTranslator.Handles(exception))
        {
            throw _failures.OfReading(exception, entry.Server.Database).ToException();
        }
    }

    private static bool MayBeOtherwiseElsewhere(Failure failure) =>
        failure.Cause is SqlException refused && (ErrorNumbers.IsDatabaseRefused(refused) || ErrorNumbers.IsDatabaseNotReady(refused));
}
