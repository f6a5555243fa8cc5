using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Hears of the commits of all processes on one connection. What is announced while there is none is found by looking now and then.</summary>
internal sealed class LogListener(PostgreSqlDatabase database, LogTail tail, TimeProvider timeProvider, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _lock = new();
    private Task? _listening;

    /// <summary>Begins to listen, unless it does.</summary>
    public void Start()
    {
        lock (_lock)
            _listening ??= Task.Run(ListenAsync);
    }

    public async ValueTask DisposeAsync()
    {
        if (_closed.IsCancellationRequested)
            return;
        await _closed.CancelAsync().ConfigureAwait(false);
        await (_listening ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ListenAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(_closed.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (PostgreSqlErrors.IsOfDatabase(error))
            {
                LogMessages.ListeningFailed(logger, error);
                await Task.Delay(s_pause, timeProvider, _closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenOnceAsync(CancellationToken cancellationToken)
    {
        var connection = await database.ConnectControlAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        connection.Notification += (_, announced) => tail.Advance(long.Parse(announced.Payload, CultureInfo.InvariantCulture));
        await using (var listen = new NpgsqlCommand($"LISTEN \"{database.Channel}\"; SELECT log_offset FROM log_head", connection))
            tail.Advance((long)(await listen.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!);
        while (true)
            await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
