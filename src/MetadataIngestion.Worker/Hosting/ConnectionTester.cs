using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Asks a source to test its connection; whatever goes wrong becomes a step of the report.</summary>
internal sealed class ConnectionTester(IngestionRuntime runtime)
{
    public async Task<ConnectionReport> TestAsync(ConfiguredSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var lease = await runtime.Plugins.CreateSourceAsync(source.Connector.Type, source.ConnectorOptions);
            return lease.Source is ITestableSource testable
                ? await testable.TestConnectionAsync(source.Context(runtime.TimeProvider), cancellationToken)
                : Single(ConnectionStepStatus.Limited, $"the connector {source.Connector.Type} has no connection test", "Run plan to see whether a crawl works.");
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
