using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Api.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>Runs and their reports.</summary>
internal static class RunRoutes
{
    public static void Map(ApiRoutes routes)
    {
        var read = routes.Read("Runs");
        read.MapGet("/runs", ListAsync).WithName("listRuns").WithSummary("Runs with their reports, the newest first, by page");
        read.MapGet("/runs/{id}", FindAsync).WithName("getRun").WithSummary("One run's report").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<RunPage>> ListAsync([AsParameters] RunFilter filter, IMetadataStore store, CancellationToken cancellationToken)
    {
        var query = new RunQuery { Source = filter.Source, Status = filter.Status, RequestId = filter.RequestId, Before = filter.Before };
        var limit = filter.Limit ?? query.Limit;

        // One more than asked for tells whether there is another page.
        var runs = await store.ListRunsAsync(query with { Limit = limit + 1 }, cancellationToken);
        return TypedResults.Ok(runs.Count > limit ? new RunPage([.. runs.Take(limit)], runs[limit - 1].RunId) : new RunPage(runs, null));
    }

    private static async Task<Results<Ok<RunReport>, ProblemHttpResult>> FindAsync(string id, IMetadataStore store, CancellationToken cancellationToken) =>
        await store.FindRunAsync(id, cancellationToken) is { } run ? TypedResults.Ok(run) : ApiResults.NotFound($"There is no run \"{id}\".");
}
