using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Secrets;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Relays;

/// <summary>
/// The relay of one sink in a service: waits for the right to deliver to the sink, delivers until it is stopped, and gives the right back. When it
/// loses the right it waits for it again.
/// </summary>
internal sealed class SinkRelay(ConfiguredSink sink, IMetadataStore store, TimeProvider timeProvider, ILogger<Relay> logger) : IDisposable
{
    private static readonly TimeSpan TakeInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();
    private volatile RelayLoop? _loop;
    private volatile SharedSink? _destination;
    private volatile bool _elsewhere;
    private bool _drain;

    public ConfiguredSink Sink => sink;

    /// <summary>Ends when the relay was stopped, or with what nobody foresaw; a sink that fails never ends it.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Whether another process delivers to the sink.</summary>
    public bool IsElsewhere => _elsewhere;

    /// <summary>Whether this process has the right to deliver to the sink.</summary>
    public bool Delivers => _destination is not null;

    /// <summary>How it gets on with the sink; safe to ask from any thread.</summary>
    public RelayStatus Status => _loop?.Status ?? new RelayStatus(RelayState.Idle);

    /// <summary>The same for people who ask any worker.</summary>
    public SinkReport Report(SecretRedactor redactor)
    {
        var status = Status;
        return new SinkReport(status.State)
        {
            LastDeliveryAt = status.LastDeliveryAt,
            LastError = status.LastError is { } error ? redactor.Redact(error.Message) : null,
            Failures = status.Failures,
        };
    }

    // A sink may block its caller, which must be nobody else's thread.
    public void Start() => Completion = Task.Run(RunAsync);

    /// <summary>Stops the relay and waits for its end.</summary>
    /// <param name="drain">Whether what is in the log is delivered first.</param>
    /// <param name="budget">Cuts short what is under way.</param>
    public async Task StopAsync(bool drain, CancellationToken budget)
    {
        _drain = drain;
        await _stopping.CancelAsync();
        await Completion.WaitAsync(budget).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Completion.IsCompleted)
            return;

        await _abort.CancelAsync();
        await Completion.WaitAsync(LastWait, timeProvider, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!Completion.IsCompleted)
            SinkRelayLog.LeftBehind(logger, sink.Name);
    }

    /// <summary>Delivers dead letters once more, between two batches of the relay.</summary>
    /// <exception cref="SinkUnavailableException">Another process delivers to the sink.</exception>
    public Task<DeadLetterRetry> RetryAsync(IReadOnlyCollection<long>? offsets, SecretRedactor redactor, CancellationToken cancellationToken)
    {
        var destination = _destination ?? throw new SinkUnavailableException(
            $"Another process delivers to the sink \"{sink.Name}\". Retry its dead letters there, or stop that process first.");
        return new DeadLetterDelivery(sink.Name, destination, store, sink.Options.Relay.BatchSize, redactor).RetryAsync(offsets, cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _abort.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await using var lease = await TakeAsync(_stopping.Token);
                if (await TryDeliverAsync(lease))
                    return;
                SinkRelayLog.LeaseLost(logger, sink.Name);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested || _abort.IsCancellationRequested)
        {
        }
    }

    private async Task<IStoreLease> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryTakeAsync(cancellationToken) is { } lease)
                return lease;
            await Task.Delay(TakeInterval, timeProvider, cancellationToken);
        }
    }

    private async Task<IStoreLease?> TryTakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var lease = await store.TryTakeAsync(StoreLease.Sink(sink.Name), cancellationToken);
            if (lease is null && !_elsewhere)
                SinkRelayLog.Elsewhere(logger, sink.Name);
            _elsewhere = lease is null;
            return lease;
        }
        catch (StoreException failure)
        {
            SinkRelayLog.StoreFailed(logger, failure, sink.Name);
            return null;
        }
    }

    /// <returns>Whether it was stopped; otherwise the lease was lost.</returns>
    private async Task<bool> TryDeliverAsync(IStoreLease lease)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, lease.Lost);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(_abort.Token, lease.Lost);
        try
        {
            await DeliverAsync(lease, stopping.Token, abort.Token);
            return _stopping.IsCancellationRequested;
        }
        catch (Exception failure) when (failure is LeaseLostException || (failure is OperationCanceledException && lease.Lost.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task DeliverAsync(IStoreLease lease, CancellationToken stopping, CancellationToken abort)
    {
        var destination = new SharedSink(sink.Create);
        try
        {
            _loop = new RelayLoop(sink.Name, destination, store, lease, sink.Options.Relay, timeProvider, logger);
            _destination = destination;
            await _loop.RunAsync(stopping, abort);
            if (_drain && !abort.IsCancellationRequested)
                await DrainAsync(_loop, abort);
        }
        finally
        {
            _destination = null;
            await CloseAsync(destination);
        }
    }

    private async Task DrainAsync(RelayLoop loop, CancellationToken abort)
    {
        try
        {
            SinkRelayLog.Stopped(logger, sink.Name, (await loop.DrainAsync(abort)).To);
        }
        catch (StoreException failure)
        {
            SinkRelayLog.DrainFailed(logger, failure, sink.Name);
        }
    }

    private async Task CloseAsync(SharedSink destination)
    {
        try
        {
            await destination.DisposeAsync();
        }
        catch (Exception failure)
        {
            SinkRelayLog.NotClosed(logger, failure, sink.Name);
        }
    }
}
