using System.Reflection;
using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>Builds the service provider of one plugin.</summary>
internal sealed class PluginServices(ILoggerFactory loggerFactory, TimeProvider timeProvider)
{
    private static readonly ServiceProviderOptions Validating = new() { ValidateOnBuild = true, ValidateScopes = true };

    public ServiceProvider Build(IConnectorPlugin plugin, Type? optionsType, IConfiguration settings)
    {
        var services = new ServiceCollection();
        AddHostServices(services);
        AddOptions(services, optionsType);
        AddImplementations(services, plugin.GetType().Assembly);
        plugin.ConfigureServices(services, settings);
        VerifySource(services);
        return services.BuildServiceProvider(Validating);
    }

    private void AddHostServices(ServiceCollection services) => services
        .AddSingleton(loggerFactory)
        .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
        .AddSingleton(timeProvider);

    private static void AddOptions(ServiceCollection services, Type? optionsType)
    {
        services.AddScoped<SourceOptionsHolder>();
        if (optionsType is null)
            return;

        services.AddScoped(optionsType, scope => scope.GetRequiredService<SourceOptionsHolder>().Options!);
        services.AddScoped(typeof(IOptionsValidation), typeof(OptionsValidation<>).MakeGenericType(optionsType));
    }

    private static void AddImplementations(ServiceCollection services, Assembly assembly) => services.Scan(scan => scan
        .FromAssemblies(assembly)
        .AddClasses(classes => classes.AssignableTo<IMetadataSource>(), publicOnly: false).As<IMetadataSource>().WithScopedLifetime()
        .AddClasses(classes => classes.AssignableTo<IMetadataTransformer>(), publicOnly: false).As<IMetadataTransformer>().WithScopedLifetime()
        .AddClasses(classes => classes.AssignableTo<IMetadataSink>(), publicOnly: false).As<IMetadataSink>().WithScopedLifetime()
        .AddClasses(classes => classes.AssignableTo(typeof(IValidateOptions<>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());

    private static void VerifySource(ServiceCollection services)
    {
        var sources = services.Where(service => service.ServiceType == typeof(IMetadataSource)).ToList();
        if (sources.Count == 1)
            return;

        throw new PluginLoadException(
            PluginState.Malfunctioned,
            sources.Count == 0
                ? "It has no implementation of IMetadataSource."
                : $"It has {sources.Count} implementations of IMetadataSource: {string.Join(", ", sources.Select(Describe))}.",
            "A connector has exactly one source; ask the plugin's author for a corrected version.");
    }

    private static string Describe(ServiceDescriptor source) => source.ImplementationType?.FullName ?? "one registered by ConfigureServices";
}
