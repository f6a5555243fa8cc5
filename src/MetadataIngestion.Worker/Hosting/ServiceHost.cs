using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Api;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Relays;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Scheduling;
using MetadataIngestion.Worker.Telemetry;
using MetadataIngestion.Worker.Terminal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Puts the service together.</summary>
internal sealed class ServiceHost(
    IngestionRuntime runtime, IMetadataStore store, ClusterMember? member, ServiceRight? right, SnapshotLoader loader, CliEnvironment environment)
{
    /// <summary>The service, not started yet.</summary>
    public IHost Build()
    {
        if (runtime.Configuration.Ingestion.Api.Enabled)
            return BuildWithApi();

        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        AddServices(builder.Services);
        return builder.Build();
    }

    private WebApplication BuildWithApi()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        AddServices(builder.Services);
        return builder.AddApi(runtime.Configuration).Build().MapApi();
    }

    // What is added last stops first: callers, then schedules and their crawls, then the relays, which deliver what those crawls left.
    private void AddServices(IServiceCollection services)
    {
        services.AddSingleton(runtime.Loggers).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(runtime).AddSingleton(runtime.Redactor).AddSingleton(runtime.TimeProvider).AddSingleton(store).AddSingleton(environment);
        services.AddSingleton(loader).AddSingleton(new CurrentConfiguration(FirstSnapshot()));
        services.AddSingleton<IHostLifetime, PassiveLifetime>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = runtime.Configuration.Ingestion.Service.ShutdownTimeout);

        services.AddTelemetry(environment.Variables);
        if (right is not null)
            services.AddSingleton<IHostedService>(right);
        services.AddHostedService<SystemdNotifier>();
        services.AddHostedService<LogShortener>();
        services.AddSinkRelays();
        services.AddHostedService<ConfigurationWatcher>();
        if (member is not null)
            services.AddCluster(member);
        services.AddCrawlScheduling(member is null ? null : new SharedTimetable(runtime, member));
    }

    private IngestionSnapshot FirstSnapshot() => new(1, runtime.TimeProvider.GetUtcNow(), runtime.Configuration, runtime.Sources, runtime.Sinks) { Refused = runtime.Refused };
}
