using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Asks a source or sink to test its connection; whatever goes wrong becomes a step of the report.</summary>
internal sealed class ConnectionTester(IngestionRuntime runtime)
{
    public Task<ConnectionReport> TestAsync(ConfiguredSource source, CancellationToken cancellationToken) => DescribeErrorsAsync(async () =>
    {
        await using var lease = await runtime.Plugins.CreateSourceAsync(source.Connector.Type, source.ConnectorOptions);
        return lease.Source is ITestableSource testable
            ? await testable.TestConnectionAsync(source.Context(runtime.TimeProvider), cancellationToken)
            : Single(ConnectionStepStatus.Limited, $"the connector {source.Connector.Type} has no connection test", "Run plan to see whether a crawl works.");
    });

    public static Task<ConnectionReport> TestAsync(ConfiguredSink sink, CancellationToken cancellationToken) => DescribeErrorsAsync(async () =>
    {
        await using var destination = sink.Create();
        return destination is ITestableSink testable
            ? await testable.TestConnectionAsync(cancellationToken)
            : Single(ConnectionStepStatus.Limited, $"a sink of type {sink.Options.Type} has no connection test", "Crawl a source to see whether it delivers.");
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
