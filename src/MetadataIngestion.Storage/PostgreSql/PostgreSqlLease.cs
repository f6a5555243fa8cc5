using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>An exclusive right that lasts for a time and is renewed by <see cref="LeaseKeeper"/>.</summary>
internal sealed class PostgreSqlLease : IStoreLease
{
    private readonly LeaseKeeper _keeper;
    private readonly CancellationTokenSource _lost;
    private readonly Lock _lock = new();
    private bool _disposed;

    /// <param name="keeper">Who renews it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="token">The token that fences it off from those before.</param>
    /// <param name="left">How long it surely lasts without being renewed.</param>
    /// <param name="timeProvider">The clock of the steady kind that measures that.</param>
    public PostgreSqlLease(LeaseKeeper keeper, string name, long token, TimeSpan left, TimeProvider timeProvider)
    {
        (_keeper, Name, Token) = (keeper, name, token);
        _lost = new CancellationTokenSource(left, timeProvider);
        Lost = _lost.Token;
    }

    public string Name { get; }

    public long Token { get; }

    public CancellationToken Lost { get; }

    /// <summary>Notes that it lasts longer; without effect once it is lost.</summary>
    public void Extend(TimeSpan left)
    {
        lock (_lock)
        {
            if (!_disposed)
                _lost.CancelAfter(left);
        }
    }

    /// <summary>Notes that it is gone.</summary>
    public Task LoseAsync() => _lost.CancelAsync();

    /// <summary>Who has the right now, for people.</summary>
    public Task<string> DescribeHolderAsync() => _keeper.DescribeHolderAsync(Name);

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            _lost.CancelAfter(Timeout.InfiniteTimeSpan);
        }

        await _keeper.GiveBackAsync(this).ConfigureAwait(false);
    }
}
