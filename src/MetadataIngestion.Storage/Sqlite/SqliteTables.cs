using System.Runtime.CompilerServices;
using System.Text;
using Dapper;
using MetadataIngestion.Storage.Copying;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Reads and fills the tables of a file as they are.</summary>
internal sealed class SqliteTables(SqliteDatabase database, SqliteAccess access) : ICopyableStore
{
    public Task<long> CountAsync(CopiedTable table, CancellationToken cancellationToken) =>
        access.ReadAsync(connection => connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table.Name}"), cancellationToken);

    public async IAsyncEnumerable<object?[]> ReadAsync(CopiedTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(static column => column.Kind == ColumnKind.Key ? "NULL" : column.Name))} FROM {table.Name}";
        using var rows = await access.DescribeErrorsAsync(() => command.ExecuteReaderAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        var values = new object?[table.Columns.Length];
        while (await access.DescribeErrorsAsync(() => rows.ReadAsync(cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = rows.IsDBNull(i) ? null : Read(rows, i, table.Columns[i].Kind);
            yield return values;
        }
    }

    public Task FillAsync(long head, Func<TableWriter, Task> fill, CancellationToken cancellationToken) =>
        access.DescribeErrorsAsync(
            async () =>
            {
                using var connection = database.ConnectAlone();
                using var transaction = await database.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
                await fill((table, rows, token) => WriteAsync(connection, table, rows, token)).ConfigureAwait(false);
                transaction.Commit();
                return true;
            },
            cancellationToken);

    private static async Task<long> WriteAsync(SqliteConnection connection, CopiedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var columns = table.Columns.Index().Where(static column => column.Item.Kind != ColumnKind.Key).ToList();
        connection.Execute($"DELETE FROM {table.Name}");
        using var insert = new SqliteStatement(
            connection,
            $"INSERT INTO {table.Name} ({string.Join(", ", columns.Select(static column => column.Item.Name))}) VALUES ({string.Join(", ", columns.Select(static _ => "?"))})");
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            for (var i = 0; i < columns.Count; i++)
                Bind(insert, i + 1, row[columns[i].Index], columns[i].Item.Kind);
            insert.Execute();
            count++;
        }

        return count;
    }

    private static object Read(SqliteDataReader row, int column, ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.AnyText => row.GetString(column),
        ColumnKind.Bytes => row.GetFieldValue<byte[]>(column),
        ColumnKind.Json => Encoding.UTF8.GetBytes(row.GetString(column)),
        ColumnKind.Flag => row.GetInt64(column) != 0,
        ColumnKind.Digest => new Guid(row.GetFieldValue<byte[]>(column), bigEndian: true),
        _ => row.GetInt64(column),
    };

    private static void Bind(SqliteStatement statement, int parameter, object? value, ColumnKind kind)
    {
        switch (value)
        {
            case string text:
                statement.Bind(parameter, text);
                break;
            case byte[] json when kind == ColumnKind.Json:
                statement.BindText(parameter, json);
                break;
            case byte[] bytes:
                statement.BindBlob(parameter, bytes);
                break;
            case Guid digest:
                statement.BindBlob(parameter, digest.ToByteArray(bigEndian: true));
                break;
            case bool flag:
                statement.Bind(parameter, flag ? 1 : 0);
                break;
            case long number:
                statement.Bind(parameter, number);
                break;
            default:
                statement.BindNull(parameter);
                break;
        }
    }
}
