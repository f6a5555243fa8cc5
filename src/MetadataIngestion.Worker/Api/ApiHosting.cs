using MetadataIngestion.Worker.Api.Following;
using MetadataIngestion.Worker.Api.Listening;
using MetadataIngestion.Worker.Api.Problems;
using MetadataIngestion.Worker.Api.Security;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.HealthChecks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Api;

/// <summary>Adds the HTTP API to a host that has the store, schedules, relays and the configuration.</summary>
internal static class ApiHosting
{
    /// <summary>Registers everything the API needs and makes the host listen as configured.</summary>
    /// <exception cref="ConfigurationException">The key file or the certificate cannot be used; nothing was started.</exception>
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder, LoadedConfiguration configuration)
    {
        var files = new ApiFiles(configuration);
        files.Check();

        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.Services.AddSingleton(files).AddSingleton(configuration.Ingestion.Api);
        builder.Services.AddSingleton(services => files.CreateAccess(services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddOptions<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>()
            .Configure<ILoggerFactory>((kestrel, loggers) => ApiListening.Configure(kestrel, configuration.Ingestion.Api, files.CreateCertificate(loggers)));
        builder.Services.Decorate<IServer, AnnouncedServer>();
        AddProtocol(builder.Services);
        AddSecurity(builder.Services);
        builder.Services.AddSingleton(FollowTiming.Default).AddSingleton<Followers>().AddSingleton<LogFollower>();
        builder.Services.AddServiceHealth();
        return builder;
    }

    private static void AddProtocol(IServiceCollection services)
    {
        services.AddRoutingCore();
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<FailureHandler>();
        services.Configure<JsonOptions>(options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddApiDocument();
    }

    private static void AddSecurity(IServiceCollection services)
    {
        services.AddScoped<ApiKeyHandler>();
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = ApiKeyHandler.Scheme;
            options.AddScheme<ApiKeyHandler>(ApiKeyHandler.Scheme, displayName: null);
        });
        services.AddAuthorization(ApiPolicies.Add);
    }
}
