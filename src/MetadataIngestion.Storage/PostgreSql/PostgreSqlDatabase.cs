using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>The database: its connections, their time limits, and what its errors mean.</summary>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private const int ControlConnections = 3;

    // Work is short, so few connections serve many crawls, and many workers fit on one server.
    private const int WorkConnections = 20;
    private const int PreparedStatements = 60;

    private static readonly TimeSpan s_longestStatement = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_shortestIdleLimit = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource _work;
    private readonly NpgsqlDataSource _control;

    public PostgreSqlDatabase(PostgreSqlStoreOptions options)
    {
        var settings = Settings(options);
        Schema = options.Schema;
        Channel = options.Schema + "_log";
        Name = $"'{settings.Database}' on {settings.Host}:{settings.Port.ToString(CultureInfo.InvariantCulture)}";
        _work = Create(settings);
        _control = Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { MinPoolSize = 0, MaxPoolSize = ControlConnections });
    }

    /// <summary>The database for people, without secrets.</summary>
    public string Name { get; }

    public string Schema { get; }

    /// <summary>Where commits announce the newest offset.</summary>
    public string Channel { get; }

    /// <summary>Connects for a short while; the connection goes back to a pool when it is disposed.</summary>
    public ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken) => _work.OpenConnectionAsync(cancellationToken);

    /// <summary>Connects for what must go on when every other connection is busy: renewing rights, and waiting for entries.</summary>
    public ValueTask<NpgsqlConnection> ConnectControlAsync(CancellationToken cancellationToken) => _control.OpenConnectionAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _work.DisposeAsync().ConfigureAwait(false);
        await _control.DisposeAsync().ConfigureAwait(false);
    }

    private static bool NamesPoolSize(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return given.ContainsKey("Maximum Pool Size") || given.ContainsKey("MaxPoolSize");
    }

    /// <summary>Of several servers only the one that can be written to will do, whichever that is at the time.</summary>
    private static NpgsqlDataSource Create(NpgsqlConnectionStringBuilder settings)
    {
        if (!settings.Host!.Contains(',', StringComparison.Ordinal))
            return NpgsqlDataSource.Create(settings);
        settings.Remove("Target Session Attributes");
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary);
    }

    /// <summary>The server ends what a client that stalls would keep from others, so that a takeover waits for a bounded time.</summary>
    private static NpgsqlConnectionStringBuilder Settings(PostgreSqlStoreOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString) { SearchPath = options.Schema, NoResetOnClose = true, MaxAutoPrepare = PreparedStatements };
        settings.AutoPrepareMinUsages = 2;
        if (!NamesPoolSize(options.ConnectionString))
            settings.MaxPoolSize = WorkConnections;
        settings.ApplicationName ??= "metadata-ingestion";
        settings.CommandTimeout = (int)s_longestStatement.TotalSeconds + 10;
        settings.TcpKeepAlive = true;
        if (settings.KeepAlive == 0)
            settings.KeepAlive = 30;
        var idle = options.LeaseDuration > s_shortestIdleLimit ? options.LeaseDuration : s_shortestIdleLimit;
        settings.Options = string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Options} -c statement_timeout={s_longestStatement.TotalMilliseconds:0} -c lock_timeout={s_longestStatement.TotalMilliseconds / 2:0} -c idle_in_transaction_session_timeout={idle.TotalMilliseconds:0} -c jit=off").Trim();
        return settings;
    }
}
