using MetadataIngestion.Worker.Telemetry;
using Microsoft.Extensions.Hosting;

namespace MetadataIngestion.Worker.Tests.Telemetry;

public sealed class TelemetryTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Export_Crawl_BringsItsSpanAndItsMetrics()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var export = await StartAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        await _cli.RunAsync("quickstart");
        await export.StopAsync(CancellationToken.None);

        Assert.True(receiver.Has("traces", "crawl", "run.id", "quickstart-", "Succeeded", "service.name", "metadata-ingestion"));
        Assert.True(receiver.Has("metrics", "ingestion.entities.seen", "ingestion.proposals.emitted", "ingestion.run.duration", "quickstart", "metadata-ingestion"));
        Assert.True(receiver.Has("metrics", "dotnet.process.memory.working_set"));
    }

    [Fact]
    public async Task Export_OneSignalAskedFor_BringsThatAlone()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var export = await StartAsync(
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", $"{receiver.Address}/v1/traces"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        await _cli.RunAsync("quickstart");
        await export.StopAsync(CancellationToken.None);

        Assert.True(receiver.Has("traces", "crawl"));
        Assert.False(receiver.Has("metrics"));
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "")]
    public async Task Export_NotWanted_BringsNothing(string name, string value)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var export = await StartAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), (name, value));

        await _cli.RunAsync("quickstart");
        await export.StopAsync(CancellationToken.None);

        Assert.Equal(0, receiver.Count);
    }

    private static async Task<IHost> StartAsync(params (string Name, string Value)[] variables)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var environment = new Dictionary<string, string>();
        foreach (var (name, value) in variables)
            environment[name] = value;
        builder.Services.AddTelemetry(environment);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
