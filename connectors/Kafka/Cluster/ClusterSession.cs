using System.Collections.Concurrent;
using Confluent.Kafka;
using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>
/// The clients of one crawl. They know no cancellation: a call that is given up runs on to its own timeout beside what comes next, and the
/// clients end when the last one did.
/// </summary>
internal sealed class ClusterSession : IDisposable
{
    private readonly KafkaOptions _options;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource<Error> _final = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private readonly IAdminClient _admin;
    private readonly Lazy<IConsumer<byte[], byte[]>> _reader;

    /// <exception cref="SourceConfigurationException">There is no native library, or it does not take the settings.</exception>
    public ClusterSession(KafkaOptions options, ILogger logger)
    {
        KafkaLibrary.Load();
        _options = options;
        _logger = logger;
        Errors = new ClusterErrors(options);
        _admin = Build(() => new AdminClientBuilder(ClientSettings.ForAdministration(options)).SetErrorHandler((_, error) => Note(error)).SetLogHandler((_, message) => Log(message)).Build());
        _reader = new Lazy<IConsumer<byte[], byte[]>>(CreateReader);
    }

    public ClusterErrors Errors { get; }

    /// <summary>Asks the cluster.</summary>
    /// <param name="action">What is asked, to end the sentence "the brokers did not".</param>
    /// <param name="ask">The request, with a timeout of its own.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SourceException">There was no answer, or it was a refusal.</exception>
    public Task<T> AskAsync<T>(string action, Func<IAdminClient, Task<T>> ask, CancellationToken cancellationToken) =>
        WaitAsync(action, Task.Run(() => ask(_admin), CancellationToken.None), cancellationToken);

    /// <summary>Reads from partitions with a client that is member of no group.</summary>
    /// <inheritdoc cref="AskAsync" />
    public Task<T> ReadAsync<T>(string action, Func<IConsumer<byte[], byte[]>, T> read, CancellationToken cancellationToken) =>
        WaitAsync(action, Task.Run(() => read(_reader.Value), CancellationToken.None), cancellationToken);

    public void Dispose()
    {
        var running = Task.WhenAll(_running.Keys);
        if (running.IsCompleted)
            DisposeClients();
        else
            _ = running.ContinueWith(_ => DisposeClients(), TaskScheduler.Default);
    }

    private async Task<T> WaitAsync<T>(string action, Task<T> call, CancellationToken cancellationToken)
    {
        Track(call);
        try
        {
            await Task.WhenAny(call, _final.Task).WaitAsync(cancellationToken);
            return call.IsCompleted || !_final.Task.IsCompleted ? await call : throw Errors.Describe(await _final.Task, action);
        }
        catch (KafkaException cause)
        {
            throw Errors.Describe(_final.Task.IsCompletedSuccessfully ? _final.Task.Result : cause.Error, action);
        }
    }

    private void Track(Task call)
    {
        _running[call] = true;
        _ = call.ContinueWith(
            ended =>
            {
                _running.TryRemove(ended, out _);
                // A call that was given up may fail unseen.
                _ = ended.Exception;
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private IConsumer<byte[], byte[]> CreateReader() => Build(() => new ConsumerBuilder<byte[], byte[]>(ClientSettings.ForReading(_options))
        .SetErrorHandler((_, error) => Note(error))
        .SetLogHandler((_, message) => Log(message))
        .Build());

    private T Build<T>(Func<T> build)
    {
        try
        {
            return build();
        }
        catch (Exception cause) when (cause is InvalidOperationException or ArgumentException)
        {
            throw Errors.DescribeSettings(cause);
        }
    }

    private void Note(Error error)
    {
        Errors.Note(error);
        if (ClusterErrors.IsFinal(error))
            _final.TrySetResult(error);
    }

    private void Log(LogMessage message)
    {
        var text = Errors.Mask(message.Message);
        KafkaLog.ClientSaid(_logger, text);
    }

    private void DisposeClients()
    {
        if (_reader.IsValueCreated)
            _reader.Value.Dispose();
        _admin.Dispose();
    }
}
