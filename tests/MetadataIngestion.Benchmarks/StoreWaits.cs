using System.Globalization;
using Npgsql;

namespace MetadataIngestion.Benchmarks;

/// <summary>Looks again and again what the commits of a store wait for, until it is disposed.</summary>
internal sealed class StoreWaits : IAsyncDisposable
{
    private const string Commits =
        "SELECT coalesce(wait_event_type, 'CPU') FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%commit_changes%' AND pid <> pg_backend_pid()";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _looking;
    private int _looks;

    public StoreWaits(string connectionString) => _looking = LookAsync(connectionString);

    /// <summary>How many commits were under way at a time, and what they were about.</summary>
    public string Describe()
    {
        var total = Math.Max(1, _seen.Values.Sum());
        return string.Create(CultureInfo.InvariantCulture, $"{(double)_seen.Values.Sum() / Math.Max(1, _looks):F2} commits under way")
            + string.Concat(_seen.OrderByDescending(wait => wait.Value).Select(wait => $", {100 * wait.Value / total} % {Name(wait.Key)}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static string Name(string wait) => wait switch
    {
        "CPU" => "computing",
        "Lock" => "waiting for the log's head",
        "IO" => "waiting for the disk",
        "LWLock" => "waiting for the server's memory or its write-ahead log",
        _ => $"waiting for {wait}",
    };

    private async Task LookAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(_stop.Token);
        while (true)
        {
            await using var command = new NpgsqlCommand(Commits, connection);
            await using (var waits = await command.ExecuteReaderAsync(_stop.Token))
            {
                while (await waits.ReadAsync(_stop.Token))
                    _seen[waits.GetString(0)] = _seen.GetValueOrDefault(waits.GetString(0)) + 1;
            }

            _looks++;
            await Task.Delay(Interval, _stop.Token);
        }
    }
}
