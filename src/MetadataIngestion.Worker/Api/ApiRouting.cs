using MetadataIngestion.Worker.Api.Problems;
using MetadataIngestion.Worker.Api.Routes;
using MetadataIngestion.Worker.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Worker.Api;

/// <summary>What happens to a request, in order, and which routes there are.</summary>
internal static class ApiRouting
{
    public const string Prefix = "/api/v1";

    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<BodyLimit>();
        if (!app.Services.GetRequiredService<ApiAccess>().NeedsKeys)
            app.UseMiddleware<LoopbackGuard>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapOpenApi().WithMetadata(new Microsoft.AspNetCore.Routing.ExcludeFromDescriptionAttribute());
        HealthRoutes.Map(app);
        var routes = new ApiRoutes(app.MapGroup(Prefix));
        SourceRoutes.Map(routes);
        RequestRoutes.Map(routes);
        RunRoutes.Map(routes);
        LogRoutes.Map(routes);
        ChangeRoutes.Map(routes);
        EntityRoutes.Map(routes);
        SinkRoutes.Map(routes);
        DeadLetterRoutes.Map(routes);
        QuarantineRoutes.Map(routes);
        WorkerRoutes.Map(routes);
        ConfigurationRoutes.Map(routes);
        return app;
    }
}
