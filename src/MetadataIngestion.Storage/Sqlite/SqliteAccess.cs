using System.Data.Common;
using Dapper;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Short reads and writes, each on a connection of its own, whose errors say what to do.</summary>
internal sealed class SqliteAccess(SqliteDatabase database) : IStoreTransactions
{
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        DescribeErrorsAsync(
            () =>
            {
                using var connection = database.Connect();
                return Task.FromResult(read(connection));
            },
            cancellationToken);

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) =>
        DescribeErrorsAsync(
            async () =>
            {
                using var connection = database.Connect();
                return await read(connection).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Reads several things as of one moment.</summary>
    public Task<T> ReadTogetherAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        ReadAsync(
            connection =>
            {
                connection.Execute("BEGIN DEFERRED");
                try
                {
                    return read(connection);
                }
                finally
                {
                    connection.Execute("COMMIT TRANSACTION");
                }
            },
            cancellationToken);

    /// <summary>Writes in one durable transaction, which is undone when the work fails.</summary>
    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) => WriteAsync("FULL", write, cancellationToken);

    /// <summary>A file always says whether something was stored.</summary>
    public Task<T> WriteOnceAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) => WriteAsync(write, cancellationToken);

    /// <summary>
    /// Writes in one transaction what would be done again if it were forgotten, and so need not wait for the disk: a machine that loses power may forget it.
    /// </summary>
    public Task<T> WriteRepeatableAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) =>
        WriteAsync("NORMAL", write, cancellationToken);

    /// <exception cref="StoreException">The database failed.</exception>
    public async Task<T> DescribeErrorsAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (SqliteException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw database.Describe(error);
        }
    }

    private Task<T> WriteAsync<T>(string synchronous, Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) =>
        DescribeErrorsAsync(
            async () =>
            {
                using var connection = database.Connect();
                connection.Execute($"PRAGMA synchronous = {synchronous}");
                using var transaction = await database.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
                var result = await write(connection).ConfigureAwait(false);
                transaction.Commit();
                return result;
            },
            cancellationToken);
}
