using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace MetadataIngestion.Core.Relaying;

/// <summary>
/// Hands batches to a sink and tries a batch again when that fails: after growing waits at first, and when it has failed too often in a row only
/// now and then.
/// </summary>
internal sealed class RetryingSink
{
    private readonly string _name;
    private readonly IMetadataSink _sink;
    private readonly RelayOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _pipeline;
    private List<LogEntry> _batch = [];
    private CancellationToken _abort;
    private volatile RelayStatus _status = new(RelayState.Idle);

    public RetryingSink(string name, IMetadataSink sink, RelayOptions options, TimeProvider timeProvider, ILogger logger)
    {
        (_name, _sink, _options, _timeProvider, _logger) = (name, sink, options, timeProvider, logger);
        var builder = new ResiliencePipelineBuilder { TimeProvider = timeProvider };
        if (options.MaxAttempts != 1)
            builder.AddRetry(Strategy());

        _pipeline = builder.Build();
    }

    /// <summary>How often the latest batch was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>How it goes; safe to ask from any thread.</summary>
    public RelayStatus Status => _status;

    /// <param name="batch">What to deliver.</param>
    /// <param name="stopping">Ends the attempts; one under way may come to its end.</param>
    /// <param name="abort">Ends an attempt under way too.</param>
    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(List<LogEntry> batch, CancellationToken stopping, CancellationToken abort)
    {
        (_batch, _abort, Attempts) = (batch, abort, 0);
        return await _pipeline.ExecuteAsync(static (self, _) => self.TryAsync(), this, stopping).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<RejectedEntry>> TryAsync()
    {
        Attempts++;
        _status = _status with { State = RelayState.Delivering };
        try
        {
            var rejected = await _sink.WriteAsync(_batch, _abort).ConfigureAwait(false);
            _status = new RelayStatus(RelayState.Idle) { LastDeliveryAt = _timeProvider.GetUtcNow() };
            return rejected;
        }
        catch (Exception error) when (!_abort.IsCancellationRequested)
        {
            RelayTelemetry.CountFailure(_name);
            _status = _status with { State = RelayState.Retrying, Failures = _status.Failures + 1, LastError = error };
            throw;
        }
    }

    private RetryStrategyOptions Strategy() => new()
    {
        // A sink's own time limit looks like a cancellation, so only the caller's token tells.
        ShouldHandle = static arguments =>
            ValueTask.FromResult(arguments.Outcome.Exception is not null && !arguments.Context.CancellationToken.IsCancellationRequested),
        MaxRetryAttempts = _options.MaxAttempts is { } attempts ? attempts - 1 : int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = _options.RetryDelay,
        MaxDelay = _options.MaxRetryDelay,
        DelayGenerator = _ => ValueTask.FromResult<TimeSpan?>(_status.Failures < _options.BreakAfter ? null : _options.BreakDuration),
        OnRetry = arguments =>
        {
            NoteWait(arguments.Outcome.Exception!, arguments.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };

    private void NoteWait(Exception error, TimeSpan wait)
    {
        if (_status.Failures >= _options.BreakAfter)
        {
            _status = _status with { State = RelayState.Broken };
            RelayLog.LeavingAlone(_logger, error, _name, _status.Failures, _batch[0].Offset, wait.TotalSeconds);
        }
        else
        {
            RelayLog.TryingAgain(_logger, error, _name, _batch[0].Offset, Attempts, wait.TotalSeconds);
        }
    }
}
