using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Secrets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>The configuration in force, without its values.</summary>
internal static class ConfigurationRoutes
{
    public static void Map(ApiRoutes routes) => routes.Read("Configuration").MapGet("/configuration", Get).WithName("getConfiguration")
        .WithSummary("Which configuration is in force, and what is wrong with a newer one");

    private static Ok<ConfigurationView> Get(CurrentConfiguration configuration, SecretRedactor redactor)
    {
        var (snapshot, refused) = (configuration.Snapshot, configuration.Refused);
        return TypedResults.Ok(new ConfigurationView(
            snapshot.Revision,
            snapshot.LoadedAt,
            snapshot.Sources.Count,
            snapshot.Sinks.Count,
            refused is null ? null : new RefusedView(refused.At, [.. refused.Problems.Select(problem => Describe(problem, redactor))])));
    }

    private static ProblemView Describe(ConfigurationProblem problem, SecretRedactor redactor) =>
        new(problem.Path, redactor.Redact(problem.Message), problem.Location?.ToString());
}
