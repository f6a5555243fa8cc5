using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Worker.Relays;

/// <summary>Puts the relays into a service.</summary>
internal static class RelayServices
{
    /// <summary>Adds the relays, and what tells of them and steers them. Add them before whatever appends to the log: they are to stop after it.</summary>
    public static IServiceCollection AddSinkRelays(this IServiceCollection services) =>
        services
            .AddSingleton<SinkRelays>()
            .AddSingleton<SinkControl>()
            .AddHostedService(provider => provider.GetRequiredService<SinkRelays>())
            .AddHostedService<SinkLag>();
}
