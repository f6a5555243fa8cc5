using MetadataIngestion.Core.Storing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Api.Following;

/// <summary>Sends the log as server-sent events until the caller leaves, its key is revoked, it stops reading, or the service stops.</summary>
internal sealed partial class LogFollower(
    IMetadataStore store, Followers followers, FollowTiming timing, TimeProvider timeProvider, IHostApplicationLifetime lifetime, ILogger<LogFollower> logger)
{
    public const string ContentType = "text/event-stream";

    /// <summary>How many entries are read at once; between two such readings the caller's key is looked at again.</summary>
    private const int PartLimit = 500;

    /// <summary>Sends the entries that a query asks for, from its first offset on.</summary>
    public async Task FollowAsync(LogQuery query, HttpContext http)
    {
        if (!followers.TryEnter())
        {
            http.Response.Headers.RetryAfter = "30";
            await TypedResults.Problem("Too many callers follow the log already (Ingestion:Api:MaxFollowers). Try again later.", statusCode: StatusCodes.Status503ServiceUnavailable)
                .ExecuteAsync(http);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await SendAsync(query, http, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
        }
        catch (TimeoutException)
        {
            LogDropped(http.Connection.RemoteIpAddress, timing.Patience);
            http.Abort();
        }
        catch (StoreException exception)
        {
            LogCutOff(http.Connection.RemoteIpAddress, exception.Message);
            http.Abort();
        }
        finally
        {
            followers.Leave();
        }
    }

    private async Task SendAsync(LogQuery query, HttpContext http, CancellationToken ended)
    {
        http.Response.ContentType = ContentType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var events = new EventWriter(http.Response.BodyWriter, timing.Patience, timeProvider);
        var position = query.From - 1;
        await events.SendPositionAsync(position, http.RequestAborted);
        while ((await http.AuthenticateAsync()).Succeeded)
        {
            var head = await WaitAsync(position, events, http, ended);
            if (head > position)
                position = await SendPartAsync(query with { From = position + 1, Limit = PartLimit }, head, events, http.RequestAborted, ended);
        }
    }

    /// <returns>The offset of the newest entry, or the position when it is only time for a sign of life.</returns>
    private async Task<long> WaitAsync(long position, EventWriter events, HttpContext http, CancellationToken ended)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ended);
        var entries = store.WaitForEntriesAsync(position, waiting.Token);
        try
        {
            return await entries.WaitAsync(timing.Heartbeat, timeProvider, ended);
        }
        catch (TimeoutException)
        {
            await waiting.CancelAsync();
            await ((Task)entries).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await events.SendPositionAsync(position, http.RequestAborted);
        return position;
    }

    /// <returns>The offset up to which the caller has everything that it asked for.</returns>
    private async Task<long> SendPartAsync(LogQuery part, long head, EventWriter events, CancellationToken aborted, CancellationToken ended)
    {
        var (count, last) = (0, part.From - 1);
        await foreach (var entry in store.ReadLogAsync(part, ended))
        {
            await events.SendAsync(entry, aborted);
            (count, last) = (count + 1, entry.Offset);
        }

        await events.FlushAsync(aborted);
        return count == part.Limit ? last : Math.Max(head, last);
    }

    [LoggerMessage(2401, LogLevel.Information, "A follower of the log at {Address} was dropped: it read nothing for {Patience}")]
    private partial void LogDropped(System.Net.IPAddress? address, TimeSpan patience);

    [LoggerMessage(2402, LogLevel.Error, "A follower of the log at {Address} was cut off: {Problem}")]
    private partial void LogCutOff(System.Net.IPAddress? address, string problem);
}
