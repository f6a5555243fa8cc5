using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Storage.Sqlite;

namespace MetadataIngestion.Storage.Copying;

/// <summary>
/// Copies all that a store holds into an empty one, under the same offsets and numbers: log, state, runs, sinks with their dead letters, requests and
/// pauses. All of it is there afterwards, or nothing.
/// </summary>
public static class StoreCopy
{
    /// <summary>Copies a store; both must be open, and nobody else may use either.</summary>
    /// <param name="from">The store to copy.</param>
    /// <param name="to">The store to fill, of any kind.</param>
    /// <param name="copied">Told of each table that was copied, with the number of its rows.</param>
    /// <param name="cancellationToken">Cancels the copy.</param>
    /// <returns>The newest offset of the log.</returns>
    /// <exception cref="StoreException">A store is in use or failed, or the one to fill is not empty.</exception>
    public static async Task<long> CopyAsync(IMetadataStore from, IMetadataStore to, Action<string, long> copied, CancellationToken cancellationToken)
    {
        await using var source = await TakeAsync(from, "to copy", cancellationToken).ConfigureAwait(false);
        await using var target = await TakeAsync(to, "to fill", cancellationToken).ConfigureAwait(false);
        var (reader, writer) = (TablesOf(from), TablesOf(to));
        await RequireEmptyAsync(writer, cancellationToken).ConfigureAwait(false);
        var head = await from.GetHeadOffsetAsync(cancellationToken).ConfigureAwait(false);
        await writer.FillAsync(head, write => FillAsync(reader, write, copied, cancellationToken), cancellationToken).ConfigureAwait(false);
        await VerifyAsync(reader, writer, cancellationToken).ConfigureAwait(false);
        return head;
    }

    private static ICopyableStore TablesOf(IMetadataStore store) => store switch
    {
        SqliteMetadataStore file => file.Tables,
        PostgreSqlMetadataStore database => database.Tables,
        _ => throw new ArgumentException($"A {store.GetType().Name} cannot be copied.", nameof(store)),
    };

    private static async Task FillAsync(ICopyableStore from, TableWriter write, Action<string, long> copied, CancellationToken cancellationToken)
    {
        foreach (var table in CopiedTable.All)
            copied(table.Name, await write(table, from.ReadAsync(table, cancellationToken), cancellationToken).ConfigureAwait(false));
    }

    private static async Task<IAsyncDisposable> TakeAsync(IMetadataStore store, string purpose, CancellationToken cancellationToken)
    {
        var lease = await store.TryTakeAsync(StoreLease.Service, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"A service runs on the store {purpose}. Stop it first.");
        try
        {
            await RequireIdleAsync(store, purpose, cancellationToken).ConfigureAwait(false);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task RequireIdleAsync(IMetadataStore store, string purpose, CancellationToken cancellationToken)
    {
        var workers = store.Workers is { } registry ? await registry.ListAsync(cancellationToken).ConfigureAwait(false) : [];
        var living = workers.Where(static worker => worker.IsLive).Select(static worker => worker.Report.Name).ToList();
        if (living.Count > 0)
            throw new StoreException($"Workers of a cluster use the store {purpose}: {string.Join(", ", living)}. Stop them first; one that was killed counts until its lease is over.");
        var running = await store.ListRunsAsync(new RunQuery { Status = RunStatus.Running, Limit = 1 }, cancellationToken).ConfigureAwait(false);
        if (running is [var run])
            throw new StoreException($"Source '{run.Source}' is being crawled into the store {purpose} (run {run.RunId}). Stop whoever uses the store first.");
        foreach (var position in await store.ListSinksAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await store.IsTakenAsync(StoreLease.Sink(position.Sink), cancellationToken).ConfigureAwait(false))
                throw new StoreException($"The store {purpose} is being delivered to sink '{position.Sink}'. Stop whoever uses the store first.");
        }
    }

    private static async Task RequireEmptyAsync(ICopyableStore store, CancellationToken cancellationToken)
    {
        foreach (var table in CopiedTable.All.Where(static table => table.Name != "log_head"))
        {
            if (await store.CountAsync(table, cancellationToken).ConfigureAwait(false) is var rows and > 0)
                throw new StoreException($"The store to fill is not empty: its table {table.Name} has {rows} rows. Choose another one; it was left as it is.");
        }
    }

    private static async Task VerifyAsync(ICopyableStore from, ICopyableStore to, CancellationToken cancellationToken)
    {
        foreach (var table in CopiedTable.All)
        {
            var (expected, found) = (await from.CountAsync(table, cancellationToken).ConfigureAwait(false), await to.CountAsync(table, cancellationToken).ConfigureAwait(false));
            if (found != expected)
                throw new StoreException($"The table {table.Name} has {expected} rows in the store to copy and {found} in the copy, so someone used one of them meanwhile. Delete the copy and try again.");
        }
    }
}
