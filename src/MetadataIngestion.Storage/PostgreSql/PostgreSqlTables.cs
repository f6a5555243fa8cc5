using System.Runtime.CompilerServices;
using Dapper;
using MetadataIngestion.Storage.Copying;
using Npgsql;
using NpgsqlTypes;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Reads and fills the tables of a schema as they are. What retention kept of the log is part of the log.</summary>
internal sealed class PostgreSqlTables(PostgreSqlDatabase database, PostgreSqlAccess access, LogPartitions partitions) : ICopyableStore
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(7);
    private static readonly string[] s_numbered = ["source", "aspect", "run", "entity", "ad_hoc_request"];

    public Task<long> CountAsync(CopiedTable table, CancellationToken cancellationToken) =>
        access.ReadAsync(connection => connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {Source(table)}", commandTimeout: 0), cancellationToken);

    public async IAsyncEnumerable<object?[]> ReadAsync(CopiedTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await access.DescribeErrorsAsync(() => database.ConnectAsync(cancellationToken).AsTask(), cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var rows = await access.DescribeErrorsAsync(() => ExportAsync(connection, table, cancellationToken), cancellationToken).ConfigureAwait(false);
        var values = new object?[table.Columns.Length];
        while (await access.DescribeErrorsAsync(() => ReadRowAsync(rows, table, values, cancellationToken), cancellationToken).ConfigureAwait(false))
            yield return values;
    }

    public async Task FillAsync(long head, Func<TableWriter, Task> fill, CancellationToken cancellationToken)
    {
        partitions.Note(head);
        await partitions.PrepareAsync(entries: 0, cancellationToken).ConfigureAwait(false);
        await access.UseOnceAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await connection.ExecuteAsync("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; DELETE FROM log_head").ConfigureAwait(false);
                await fill((table, rows, token) => WriteAsync(connection, table, rows, token)).ConfigureAwait(false);
                await ContinueNumbersAsync(connection).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<NpgsqlBinaryExporter> ExportAsync(NpgsqlConnection connection, CopiedTable table, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("SET LOCAL statement_timeout = 0").ConfigureAwait(false);
        var rows = await connection.BeginBinaryExportAsync(
            $"COPY (SELECT {Columns(table)} FROM {Source(table)}) TO STDOUT (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);
        rows.Timeout = s_longest;
        return rows;
    }

    private static async Task<bool> ReadRowAsync(NpgsqlBinaryExporter rows, CopiedTable table, object?[] values, CancellationToken cancellationToken)
    {
        if (await rows.StartRowAsync(cancellationToken).ConfigureAwait(false) < 0)
            return false;
        for (var i = 0; i < values.Length; i++)
            values[i] = await ReadAsync(rows, table.Columns[i].Kind, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static string Source(CopiedTable table) => table.Name == "log" ? "log_entry" : table.Name;

    private static string Columns(CopiedTable table) => string.Join(", ", table.Columns.Select(static column => column.Name));

    private static async Task<long> WriteAsync(NpgsqlConnection connection, CopiedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY {table.Name} ({Columns(table)}) FROM STDIN (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);
        import.Timeout = s_longest;
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await import.StartRowAsync(cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < row.Length; i++)
                await WriteAsync(import, row, i, table.Columns[i].Kind, cancellationToken).ConfigureAwait(false);
        }

        return (long)await import.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter import, object?[] row, int column, ColumnKind kind, CancellationToken cancellationToken) => (kind, row[column]) switch
    {
        (ColumnKind.Key, _) => import.WriteAsync(StoredText.Key((string)row[column - 1]!), NpgsqlDbType.Uuid, cancellationToken),
        (ColumnKind.Bytes, null) => import.WriteAsync(Array.Empty<byte>(), NpgsqlDbType.Bytea, cancellationToken),
        (_, null) => import.WriteNullAsync(cancellationToken),
        (ColumnKind.Small, long number) => import.WriteAsync((int)number, NpgsqlDbType.Integer, cancellationToken),
        (ColumnKind.Tiny, long number) => import.WriteAsync((short)number, NpgsqlDbType.Smallint, cancellationToken),
        (ColumnKind.AnyText, string text) => import.WriteAsync(StoredText.Encode(text), NpgsqlDbType.Text, cancellationToken),
        (_, string text) => import.WriteAsync(text.Replace('\0', '\uFFFD'), NpgsqlDbType.Text, cancellationToken),
        (_, long number) => import.WriteAsync(number, NpgsqlDbType.Bigint, cancellationToken),
        (_, bool flag) => import.WriteAsync(flag, NpgsqlDbType.Boolean, cancellationToken),
        (_, Guid digest) => import.WriteAsync(digest, NpgsqlDbType.Uuid, cancellationToken),
        (_, var bytes) => import.WriteAsync((byte[])bytes, NpgsqlDbType.Bytea, cancellationToken),
    };

    private static async ValueTask<object?> ReadAsync(NpgsqlBinaryExporter rows, ColumnKind kind, CancellationToken cancellationToken)
    {
        if (rows.IsNull)
        {
            await rows.SkipAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        return kind switch
        {
            ColumnKind.Small => (long)await rows.ReadAsync<int>(cancellationToken).ConfigureAwait(false),
            ColumnKind.Tiny => (long)await rows.ReadAsync<short>(cancellationToken).ConfigureAwait(false),
            ColumnKind.Text => await rows.ReadAsync<string>(cancellationToken).ConfigureAwait(false),
            ColumnKind.AnyText => StoredText.Decode(await rows.ReadAsync<string>(cancellationToken).ConfigureAwait(false)),
            ColumnKind.Bytes or ColumnKind.Json => await rows.ReadAsync<byte[]>(cancellationToken).ConfigureAwait(false),
            ColumnKind.Flag => await rows.ReadAsync<bool>(cancellationToken).ConfigureAwait(false),
            ColumnKind.Key or ColumnKind.Digest => await rows.ReadAsync<Guid>(cancellationToken).ConfigureAwait(false),
            _ => await rows.ReadAsync<long>(cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>New rows get numbers after those that were copied.</summary>
    private static async Task ContinueNumbersAsync(NpgsqlConnection connection)
    {
        foreach (var table in s_numbered)
            await connection.ExecuteAsync($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 0) + 1, false) FROM {table}").ConfigureAwait(false);
    }
}
