using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace MetadataIngestion.Core.Relaying;

/// <summary>Hands batches to a sink and tries a batch again, after growing waits, when that fails.</summary>
internal sealed class RetryingSink
{
    private readonly string _name;
    private readonly IMetadataSink _sink;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _pipeline;
    private List<LogEntry> _batch = [];

    public RetryingSink(string name, IMetadataSink sink, RelayOptions options, TimeProvider timeProvider, ILogger logger)
    {
        (_name, _sink, _logger) = (name, sink, logger);
        var builder = new ResiliencePipelineBuilder { TimeProvider = timeProvider };
        if (options.MaxAttempts != 1)
            builder.AddRetry(Strategy(options));

        _pipeline = builder.Build();
    }

    /// <summary>How often the latest batch was tried.</summary>
    public int Attempts { get; private set; }

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(List<LogEntry> batch, CancellationToken cancellationToken)
    {
        _batch = batch;
        Attempts = 0;
        return await _pipeline.ExecuteAsync(static (self, token) => self.TryAsync(token), this, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<IReadOnlyList<RejectedEntry>> TryAsync(CancellationToken cancellationToken)
    {
        Attempts++;
        return _sink.WriteAsync(_batch, cancellationToken);
    }

    private RetryStrategyOptions Strategy(RelayOptions options) => new()
    {
        // A sink's own time limit looks like a cancellation, so only the caller's token tells.
        ShouldHandle = static arguments =>
            ValueTask.FromResult(arguments.Outcome.Exception is not null && !arguments.Context.CancellationToken.IsCancellationRequested),
        MaxRetryAttempts = options.MaxAttempts is { } attempts ? attempts - 1 : int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        OnRetry = arguments =>
        {
            RelayLog.TryingAgain(_logger, arguments.Outcome.Exception!, _name, _batch[0].Offset, arguments.AttemptNumber + 1, arguments.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };
}
