using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Secrets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>How the service is, for probes. They need no key; the details do.</summary>
internal static class HealthRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new HealthView(HealthStatus.Healthy, new Dictionary<string, HealthItem>())))
            .WithName("getLiveness").WithTags("Health").WithSummary("Whether the process answers");
        routes.MapGet("/health/ready", ReadyAsync).WithName("getReadiness").WithTags("Health")
            .WithSummary("Whether the service can do its work, and what is wrong when not")
            .Produces<HealthView>().Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(HttpContext http, HealthCheckService health, SecretRedactor redactor, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(cancellationToken);
        var withDetails = (await http.AuthenticateAsync()).Succeeded;
        var entries = report.Entries.ToDictionary(entry => entry.Key, entry => Describe(entry.Value, withDetails, redactor));
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new HealthView(report.Status, entries),
            statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static HealthItem Describe(HealthReportEntry entry, bool withDetails, SecretRedactor redactor) =>
        new(entry.Status, withDetails && entry.Description is { } detail ? redactor.Redact(detail) : null);
}
