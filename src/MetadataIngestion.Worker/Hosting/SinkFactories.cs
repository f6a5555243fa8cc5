using MetadataIngestion.Sinks;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>The types of sinks that this program has.</summary>
internal static class SinkFactories
{
    /// <summary>The factories by type.</summary>
    /// <param name="openConsole">Opens the stream that console sinks write to.</param>
    public static IReadOnlyDictionary<string, ISinkFactory> Create(Func<Stream> openConsole)
    {
        using var services = new ServiceCollection().AddSinks(openConsole).BuildServiceProvider();
        var factories = new SortedDictionary<string, ISinkFactory>(StringComparer.OrdinalIgnoreCase);
        foreach (var factory in services.GetServices<ISinkFactory>())
            factories.Add(factory.Type, factory);

        return factories;
    }
}
