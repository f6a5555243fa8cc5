using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Sessions;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>
/// Opens one session for each database. The one that the list of databases was read with serves its own database too.
/// </summary>
internal sealed class DatabaseSessions(ConnectionSettings settings) : IAsyncDisposable
{
    private readonly FailureTranslator _failures = new(settings);
    private PostgresSession? _entry;
    private ServerInfo? _server;

    /// <summary>Connects to the first database that lets the role in, and reads there what all databases share.</summary>
    /// <exception cref="SourceException">None does, or it cannot be read.</exception>
    public async Task<(ServerInfo Server, ClusterCatalog Cluster)> EnterAsync(IEnumerable<string> databases, CancellationToken cancellationToken)
    {
        Failure? first = null;
        foreach (var database in databases)
        {
            (_entry, var failure) = await TryOpenAsync(database, cancellationToken);
            if (_entry is not null)
                break;
            first ??= failure;
            if (!MayBeOtherwiseElsewhere(failure!))
                break;
        }

        if (_entry is null)
            throw first!.ToException();
        _server = _entry.Server;
        if (_server.VersionNumber < ServerInfo.OldestSupported)
            throw TooOld(_server);
        return (_server, await ReadClusterAsync(_entry, cancellationToken));
    }

    /// <summary>A session for a database, which the caller disposes, or why there is none.</summary>
    public async Task<(PostgresSession? Session, Failure? Failure)> TryOpenAsync(string database, CancellationToken cancellationToken)
    {
        if (_entry is { } entry && entry.Database == database)
        {
            _entry = null;
            return (entry, null);
        }

        try
        {
            return (await PostgresSession.OpenAsync(settings, database, _server, cancellationToken), null);
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

    private async Task<ClusterCatalog> ReadClusterAsync(PostgresSession entry, CancellationToken cancellationToken)
    {
        try
        {
            return await ClusterCatalog.ReadAsync(entry, cancellationToken);
        }
        catch (Exception exception) when (FailureTranslator.Handles(exception))
        {
            throw _failures.OfReading(exception, entry.Database).ToException();
        }
    }

    private static bool MayBeOtherwiseElsewhere(Failure failure) =>
        failure.Cause is PostgresException { SqlState: SqlStates.InsufficientPrivilege or SqlStates.UnknownDatabase or SqlStates.ObjectNotInPrerequisiteState };

    private SourceConfigurationException TooOld(ServerInfo server) => new(
        $"PostgreSQL at {settings.Server} is version {server.Version}; 12 is the oldest that this connector reads.",
        "Upgrade the server.");
}
