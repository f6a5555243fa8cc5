using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Brings a schema to the newest version by the numbered scripts, of which it remembers the last that was applied. One program at a time.</summary>
internal sealed class PostgreSqlSchema(PostgreSqlDatabase database, ILogger logger)
{
    private static readonly Version s_oldestServer = new(12, 0);

    public async Task UpgradeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion < s_oldestServer)
            throw PostgreSqlErrors.TooOld(database.Name, connection.PostgreSqlVersion);
        var scripts = MigrationScripts.Of("PostgreSql");
        if (await FindVersionAsync(connection, scripts.Count).ConfigureAwait(false) == scripts.Count)
            return;

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(
            "SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(hashtextextended(@Schema, 0))", new { database.Schema }).ConfigureAwait(false);
        var version = await FindVersionAsync(connection, scripts.Count).ConfigureAwait(false);
        if (version == 0)
            await MakeAsync(connection).ConfigureAwait(false);
        for (var next = version; next < scripts.Count; next++)
            await connection.ExecuteAsync(scripts[next]).ConfigureAwait(false);
        await connection.ExecuteAsync(
            "DELETE FROM schema_version; INSERT INTO schema_version (version) VALUES (@version)", new { version = scripts.Count }).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        if (version < scripts.Count)
            LogMessages.SchemaUpgraded(logger, $"{database.Name}, schema {database.Schema}", scripts.Count);
    }

    /// <summary>Whether there is a store that this program can use.</summary>
    public async Task<bool> ExistsAsync(NpgsqlConnection connection) => await FindVersionAsync(connection, MigrationScripts.Of("PostgreSql").Count).ConfigureAwait(false) > 0;

    /// <summary>A schema that is there already needs no right to make one.</summary>
    private async Task MakeAsync(NpgsqlConnection connection)
    {
        if (!await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = @Schema)", new { database.Schema }).ConfigureAwait(false))
            await connection.ExecuteAsync($"CREATE SCHEMA {Quoted}").ConfigureAwait(false);
        await connection.ExecuteAsync("CREATE TABLE schema_version (version integer NOT NULL)").ConfigureAwait(false);
    }

    private string Quoted => '"' + database.Schema.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private async Task<int> FindVersionAsync(NpgsqlConnection connection, int newest)
    {
        var tables = await connection.QueryAsync<string>(
            "SELECT tablename::text FROM pg_tables WHERE schemaname = @Schema", new { database.Schema }).ConfigureAwait(false);
        var names = tables.ToHashSet(StringComparer.Ordinal);
        if (!names.Contains("schema_version"))
            return names.Count == 0 ? 0 : throw PostgreSqlErrors.Foreign(database.Name, database.Schema);
        var version = await connection.ExecuteScalarAsync<int>("SELECT version FROM schema_version").ConfigureAwait(false);
        return version <= newest ? version : throw PostgreSqlErrors.Newer(database.Name, database.Schema, version, newest);
    }
}
