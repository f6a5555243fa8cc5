using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Asks a source or sink to test its connection; whatever goes wrong becomes a step of the report.</summary>
internal sealed class ConnectionTester(IngestionRuntime runtime)
{
    public Task<ConnectionReport> TestAsync(ConfiguredSource source, CancellationToken cancellationToken) => AskAsync(source, asked => asked is ITestableSource testable
        ? testable.TestConnectionAsync(source.Context(runtime.TimeProvider), cancellationToken)
        : Task.FromResult(Single(ConnectionStepStatus.Limited, $"the connector {source.Connector.Type} has no connection test", "Run plan to see whether a crawl works.")));

    /// <summary>Asks a source what a crawl makes of one object.</summary>
    public Task<ConnectionReport> ExplainAsync(ConfiguredSource source, string path, CancellationToken cancellationToken) => AskAsync(source, asked => asked is IExplainableSource explainable
        ? explainable.ExplainAsync(source.Context(runtime.TimeProvider), path, cancellationToken)
        : Task.FromResult(Single(ConnectionStepStatus.Failed, $"the connector {source.Connector.Type} does not explain paths", "Run plan to see what a crawl finds.")));

    public static Task<ConnectionReport> TestAsync(ConfiguredSink sink, CancellationToken cancellationToken) => DescribeErrorsAsync(async () =>
    {
        await using var destination = sink.Create();
        return destination is ITestableSink testable
            ? await testable.TestConnectionAsync(cancellationToken)
            : Single(ConnectionStepStatus.Limited, $"a sink of type {sink.Options.Type} has no connection test", "Crawl a source to see whether it delivers.");
    });

    /// <summary>Sends a message that is marked as a test through a sink.</summary>
    public static Task<ConnectionReport> SendTestAsync(ConfiguredSink sink, CancellationToken cancellationToken) => DescribeErrorsAsync(async () =>
    {
        await using var destination = sink.Create();
        return destination is IMessagingSink messaging
            ? await messaging.SendTestAsync(cancellationToken)
            : Single(ConnectionStepStatus.Failed, $"a sink of type {sink.Options.Type} sends no messages, so there is no test message", "Run check without --send.");
    });

    private Task<ConnectionReport> AskAsync(ConfiguredSource source, Func<IMetadataSource, Task<ConnectionReport>> ask) => DescribeErrorsAsync(async () =>
    {
        await using var lease = await runtime.Plugins.CreateSourceAsync(source.Connector.Type, source.ConnectorOptions);
        return await ask(lease.Source);
    });

    private static async Task<ConnectionReport> DescribeErrorsAsync(Func<Task<ConnectionReport>> test)
    {
        try
        {
            return await test();
        }
        catch (SourceException exception)
        {
            return Single(ConnectionStepStatus.Failed, exception.Message, exception.Remedy);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var message = exception is PluginUnavailableException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
            return Single(ConnectionStepStatus.Failed, message, null);
        }
    }

    private static ConnectionReport Single(ConnectionStepStatus status, string detail, string? remedy) =>
        new([new ConnectionStep("connection", status, detail, remedy)]);
}
