using MetadataIngestion.Sinks.DataHubRest;
using MetadataIngestion.Tests.Shared;

namespace MetadataIngestion.Benchmarks;

/// <summary>Relays a log to a server on loopback that takes everything: at once, and after 50 ms.</summary>
internal sealed class RestBenchmark(int proposals)
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    public async Task RunAsync()
    {
        await using var log = await SyntheticLog.CreateAsync(proposals);
        foreach (var endpoint in Enum.GetValues<DataHubEndpoint>())
        {
            await MeasureAsync(log, endpoint, TimeSpan.Zero);
            await MeasureAsync(log, endpoint, Latency);
        }
    }

    private async Task MeasureAsync(SyntheticLog log, DataHubEndpoint endpoint, TimeSpan latency)
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency);
        });
        await using var sink = new DataHubRestSink(new DataHubRestSinkOptions { Server = server.Url, Endpoint = endpoint }, TimeProvider.System);
        var time = await log.RelayAsync($"{endpoint}-{latency}", sink);
        Figures.Print($"{endpoint}, answers after {latency.TotalMilliseconds} ms", $"{Figures.Rate(proposals, time)} proposals");
    }
}
