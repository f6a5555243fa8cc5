using System.Data.Common;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Tables;
using Npgsql;
using Polly;
using Polly.Retry;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Short pieces of work, each on a connection of its own. What fails because the server restarts, fails over or is crowded is tried again for a while.</summary>
internal sealed class PostgreSqlAccess(PostgreSqlDatabase database, TimeProvider timeProvider) : IStoreTransactions
{
    private readonly ResiliencePipeline _retries = new ResiliencePipelineBuilder { TimeProvider = timeProvider }.AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } error && PostgreSqlErrors.IsTransient(error)),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(100),
        MaxDelay = TimeSpan.FromSeconds(2),
        MaxRetryAttempts = 14,
    }).Build();

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) => UseAsync(read, cancellationToken);

    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) =>
        UseAsync(connection => InTransactionAsync(connection, write, cancellationToken), cancellationToken);

    public Task<T> WriteOnceAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) =>
        UseAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                var result = await write(connection).ConfigureAwait(false);
                await CommitOnceAsync(transaction).ConfigureAwait(false);
                return result;
            },
            cancellationToken);

    /// <summary>Does work that may be done again, on a connection that is not in a transaction.</summary>
    /// <exception cref="StoreException">The database failed.</exception>
    public Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken) =>
        DescribeErrorsAsync(
            () => _retries.ExecuteAsync(async token => await ConnectAsync(work, token).ConfigureAwait(false), cancellationToken).AsTask(), cancellationToken);

    /// <summary>Does work without trying it again.</summary>
    /// <exception cref="StoreException">The database failed.</exception>
    public Task<T> UseOnceAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken) =>
        DescribeErrorsAsync(() => ConnectAsync(work, cancellationToken), cancellationToken);

    /// <exception cref="StoreException">The database failed.</exception>
    public async Task<T> DescribeErrorsAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception error) when (PostgreSqlErrors.IsOfDatabase(error))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw PostgreSqlErrors.Describe(database.Name, error);
        }
    }

    private async Task<T> ConnectAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await work(connection).ConfigureAwait(false);
    }

    private static async Task<T> InTransactionAsync<T>(NpgsqlConnection connection, Func<DbConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var result = await write(connection).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return result;
    }

    /// <summary>After a commit without an answer nobody knows what happened, and the work is not tried again.</summary>
    private async Task CommitOnceAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (PostgreSqlErrors.IsOfDatabase(error) && error is not PostgresException)
        {
            throw PostgreSqlErrors.Unknown(database.Name, error);
        }
    }
}
