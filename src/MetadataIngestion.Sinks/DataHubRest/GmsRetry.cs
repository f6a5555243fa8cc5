using System.Net;
using Polly;
using Polly.Retry;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Sends a request again when that may help: the service is busy, restarting or out of reach.</summary>
internal static class GmsRetry
{
    /// <summary>What asks for more patience is left to the relay, which waits longer and in the open.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static ResiliencePipeline<HttpResponseMessage> Create(TimeProvider timeProvider) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments.Outcome) && !(WaitAskedBy(arguments.Outcome, timeProvider) > LongestWait)),
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                DelayGenerator = arguments => ValueTask.FromResult(WaitAskedBy(arguments.Outcome, timeProvider)),
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    private static bool MayPass(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } response } => response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
        { Exception: HttpRequestException } => true,
        { Exception: TaskCanceledException { InnerException: TimeoutException } } => true,
        _ => false,
    };

    private static TimeSpan? WaitAskedBy(Outcome<HttpResponseMessage> outcome, TimeProvider timeProvider) => outcome.Result?.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } when until > timeProvider.GetUtcNow() => until - timeProvider.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };
}
