using System.Collections.Concurrent;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Takes exclusive rights and renews those that this process holds, all in one statement three times in the time that they last.</summary>
internal sealed class LeaseKeeper(PostgreSqlDatabase database, PostgreSqlAccess access, TimeSpan duration, TimeProvider timeProvider, ILogger logger)
    : IAsyncDisposable
{
    // A holder must have stopped before the server gives the right to someone else, however its clock runs.
    private readonly TimeSpan _safe = duration * 0.9;
    private readonly TimeSpan _interval = duration / 3;
    private readonly TimeSpan _retryInterval = duration / 15;

    private readonly ConcurrentDictionary<PostgreSqlLease, bool> _held = [];
    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _lock = new();
    private Task? _renewing;

    /// <summary>Takes a right; <see langword="null"/> when someone else has it, or still commits under it.</summary>
    public async Task<PostgreSqlLease?> TryTakeAsync(string name, CancellationToken cancellationToken)
    {
        var holder = Guid.NewGuid();
        var began = 0L;
        var token = await access.UseAsync(
            async connection =>
            {
                began = timeProvider.GetTimestamp();
                return await TakeAsync(new LeaseTable(connection), name, holder).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return token is { } taken ? Keep(new PostgreSqlLease(this, name, taken, Left(began), timeProvider)) : null;
    }

    /// <summary>Ends a right before its time. One that cannot be given back ends by itself.</summary>
    public async Task GiveBackAsync(PostgreSqlLease lease)
    {
        _held.TryRemove(lease, out _);
        try
        {
            var connection = await database.ConnectControlAsync(CancellationToken.None).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                await new LeaseTable(connection).ReleaseAsync(lease).ConfigureAwait(false);
        }
        catch (Exception error) when (PostgreSqlErrors.IsOfDatabase(error))
        {
            LogMessages.LeaseNotGivenBack(logger, error, lease.Name, duration.TotalSeconds);
        }
    }

    /// <summary>Who has a right, for people; whoever lost it may have lost the server too.</summary>
    public async Task<string> DescribeHolderAsync(string name)
    {
        try
        {
            var holder = await access.UseOnceAsync(connection => new LeaseTable(connection).HolderAsync(name), CancellationToken.None).ConfigureAwait(false);
            return holder is null ? "nobody has it now" : $"{holder} has it now";
        }
        catch (StoreException)
        {
            return "the database cannot be asked who has it now";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_closed.IsCancellationRequested)
            return;
        await _closed.CancelAsync().ConfigureAwait(false);
        await (_renewing ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var lease in _held.Keys)
            await lease.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<long?> TakeAsync(LeaseTable leases, string name, Guid holder)
    {
        try
        {
            return await leases.TakeAsync(name, holder, duration).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return null;
        }
    }

    /// <summary>What is left of a right that was given, or renewed, at some time after a moment of the steady clock.</summary>
    private TimeSpan Left(long began)
    {
        var left = _safe - timeProvider.GetElapsedTime(began);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private PostgreSqlLease Keep(PostgreSqlLease lease)
    {
        _held[lease] = true;
        lock (_lock)
            _renewing ??= Task.Run(RenewAsync);
        return lease;
    }

    private async Task RenewAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            var renewed = await TryRenewAsync().ConfigureAwait(false);
            await Task.Delay(renewed ? _interval : _retryInterval, timeProvider, _closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryRenewAsync()
    {
        // A holder that does not stop although it lost its right must not keep it from others.
        var leases = _held.Keys.Where(static lease => !lease.Lost.IsCancellationRequested).ToList();
        if (leases.Count == 0)
            return true;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        patience.CancelAfter(_interval);
        try
        {
            var connection = await database.ConnectControlAsync(patience.Token).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                await RenewAsync(connection, leases, patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (PostgreSqlErrors.IsOfDatabase(error) || error is OperationCanceledException)
        {
            if (!_closed.IsCancellationRequested)
                LogMessages.LeasesNotRenewed(logger, error, leases.Count);
            return false;
        }
    }

    private async Task RenewAsync(NpgsqlConnection connection, List<PostgreSqlLease> leases, CancellationToken cancellationToken)
    {
        var began = timeProvider.GetTimestamp();
        var renewed = await new LeaseTable(connection).RenewAsync(leases, duration, cancellationToken).ConfigureAwait(false);
        foreach (var lease in leases)
        {
            if (renewed.Contains((lease.Name, lease.Token)))
                lease.Extend(Left(began));
            else if (_held.TryRemove(lease, out _))
                await lease.LoseAsync().ConfigureAwait(false);
        }
    }
}
