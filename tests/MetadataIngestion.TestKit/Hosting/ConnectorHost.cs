using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetadataIngestion.TestKit;

/// <summary>Gives a plugin the services that the real host gives it, and makes its sources.</summary>
internal sealed class ConnectorHost : IAsyncDisposable
{
    private static readonly Type[] Contracts = [typeof(IMetadataSource), typeof(IMetadataTransformer), typeof(IMetadataSink)];

    private readonly RecordingLoggerFactory _loggers = new();
    private readonly ServiceProvider _services;

    public ConnectorHost(IConnectorPlugin plugin)
    {
        Descriptor = plugin.Descriptor;
        _services = Build(plugin);
    }

    public ConnectorDescriptor Descriptor { get; }

    /// <summary>Everything that was logged so far.</summary>
    public IReadOnlyCollection<string> Log => _loggers.Records;

    public SourceLease CreateSource(object? options) => new(CreateScope(options));

    /// <summary>What the plugin's own validators object to.</summary>
    public IEnumerable<string> Validate(object options)
    {
        using var scope = CreateScope(options);
        var contract = typeof(IValidateOptions<>).MakeGenericType(options.GetType());
        return [.. scope.ServiceProvider.GetServices(contract).SelectMany(validator => Failures(contract, validator!, options))];
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static IEnumerable<string> Failures(Type contract, object validator, object options)
    {
        var result = (ValidateOptionsResult)contract.GetMethod(nameof(IValidateOptions<>.Validate))!.Invoke(validator, [Options.DefaultName, options])!;
        return result.Failed ? result.Failures : [];
    }

    private AsyncServiceScope CreateScope(object? options)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OptionsHolder>().Options = options;
        return scope;
    }

    private ServiceProvider Build(IConnectorPlugin plugin)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(_loggers).AddSingleton(typeof(ILogger<>), typeof(Logger<>)).AddSingleton(TimeProvider.System);
        services.AddScoped<OptionsHolder>();
        if (Descriptor.OptionsType is { } optionsType)
            services.AddScoped(optionsType, scope => scope.GetRequiredService<OptionsHolder>().Options!);

        foreach (var type in plugin.GetType().Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
            AddContracts(services, type);

        plugin.ConfigureServices(services, new ConfigurationBuilder().Build());
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static void AddContracts(ServiceCollection services, Type type)
    {
        foreach (var contract in type.GetInterfaces().Where(IsContract))
            services.AddScoped(contract, type);
    }

    private static bool IsContract(Type type) =>
        Contracts.Contains(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValidateOptions<>));
}
