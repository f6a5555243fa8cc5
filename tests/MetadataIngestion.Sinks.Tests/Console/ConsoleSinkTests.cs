using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Console;
using Microsoft.Extensions.DependencyInjection;
using static MetadataIngestion.Sinks.Tests.Entries;

namespace MetadataIngestion.Sinks.Tests.Console;

public sealed class ConsoleSinkTests
{
    [Fact]
    public async Task WriteAsync_Text_WritesAShortLineForEachEntry()
    {
        var output = await WriteAsync(new ConsoleSinkOptions(), Entry(7), Entry(1234567890));

        Assert.Equal(
            "       7  sales  Upsert  status                urn:li:dataset:7\n" +
            "1234567890  sales  Upsert  status                urn:li:dataset:1234567890\n",
            output);
    }

    [Fact]
    public async Task WriteAsync_Event_IsALineToo()
    {
        var output = await WriteAsync(new ConsoleSinkOptions(), Event(8));

        Assert.Equal("       8  sales  Event   entityChangeEvent     urn:li:dataset:8\n", output);
    }

    [Fact]
    public async Task WriteAsync_TextWithEscapeSequence_DoesNotReachTheTerminal()
    {
        var output = await WriteAsync(new ConsoleSinkOptions(), Entry(7, "urn:li:tag:\u001b[2J\u009b\n"));

        Assert.EndsWith("urn:li:tag:\\u001b[2J\\u009b\\u000a\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_Ndjson_WritesWholeEntries()
    {
        var output = await WriteAsync(new ConsoleSinkOptions { Format = ConsoleSinkFormat.Ndjson }, Entry(7));

        Assert.Equal(
            """{"offset":7,"recordedAt":"2026-11-05T10:00:01+00:00","source":"sales","proposal":{"entityType":"dataset","entityUrn":"urn:li:dataset:7","changeType":"UPSERT","aspectName":"status","aspect":{"json":{"removed":false}},"systemMetadata":{"lastObserved":1793872800000,"runId":"run-1"},"headers":{}}}""" + "\n",
            output);
    }

    [Fact]
    public void AddSinks_Registered_OffersEachTypeByName()
    {
        var services = new ServiceCollection().AddSinks(() => Stream.Null).BuildServiceProvider();

        var factories = services.GetServices<ISinkFactory>().ToDictionary(factory => factory.Type);

        Assert.Equal(["console", "datahub-rest", "file", "kafka", "webhook"], factories.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(typeof(ConsoleSinkOptions), factories["console"].OptionsType);
    }

    private static async Task<string> WriteAsync(ConsoleSinkOptions options, params LogEntry[] batch)
    {
        var output = new MemoryStream();
        await using var sink = new ConsoleSink(options, () => output);
        Assert.Empty(await sink.WriteAsync(batch, CancellationToken.None));
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
