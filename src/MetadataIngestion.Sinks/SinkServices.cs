using MetadataIngestion.Sinks.Console;
using MetadataIngestion.Sinks.DataHubRest;
using MetadataIngestion.Sinks.File;
using MetadataIngestion.Sinks.Kafka;
using MetadataIngestion.Sinks.Webhook;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Sinks;

/// <summary>Registers the sinks that come with the program.</summary>
public static class SinkServices
{
    /// <summary>Adds an <see cref="ISinkFactory"/> for each type of sink.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="openConsole">Opens the stream that console sinks write to. Each disposes the one it opened.</param>
    public static IServiceCollection AddSinks(this IServiceCollection services, Func<Stream> openConsole) => services
        .AddSingleton<ISinkFactory, FileSinkFactory>()
        .AddSingleton<ISinkFactory, DataHubRestSinkFactory>()
        .AddSingleton<ISinkFactory, KafkaSinkFactory>()
        .AddSingleton<ISinkFactory, WebhookSinkFactory>()
        .AddSingleton<ISinkFactory>(new ConsoleSinkFactory(openConsole));
}
