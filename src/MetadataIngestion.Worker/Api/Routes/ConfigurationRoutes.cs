using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Scheduling;
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

    private static Ok<ConfigurationView> Get(CurrentConfiguration configuration, RequestIntake intake, SecretRedactor redactor)
    {
        var (snapshot, refused) = (configuration.Snapshot, configuration.Refused);
        return TypedResults.Ok(new ConfigurationView(
            snapshot.Revision,
            snapshot.LoadedAt,
            snapshot.Sources.Count,
            snapshot.Sinks.Count,
            Describe(intake.Conflicts, redactor),
            refused is null ? null : new RefusedView(refused.At, Describe(refused.Problems, redactor))));
    }

    private static ProblemView[] Describe(IEnumerable<ConfigurationProblem> problems, SecretRedactor redactor) =>
        [.. problems.Select(problem => new ProblemView(problem.Path, redactor.Redact(problem.Message), problem.Location?.ToString()))];
}
