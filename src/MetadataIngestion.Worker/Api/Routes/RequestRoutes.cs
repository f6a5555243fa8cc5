using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Api.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>Crawls that someone asked for, and what became of them.</summary>
internal static class RequestRoutes
{
    public static void Map(ApiRoutes routes)
    {
        var read = routes.Read("Requests");
        read.MapGet("/requests", ListAsync).WithName("listRequests").WithSummary("The crawls that someone asked for, the newest first");
        read.MapGet("/requests/{id}", FindAsync).WithName("getRequest").WithSummary("One request and what became of it")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ItemList<FiledRequest>>> ListAsync([AsParameters] RequestFilter filter, IMetadataStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ItemList<FiledRequest>(
            await store.Requests.ListAsync(filter.State, filter.Limit ?? RequestFilter.DefaultLimit, cancellationToken)));

    private static async Task<Results<Ok<FiledRequest>, ProblemHttpResult>> FindAsync(string id, IMetadataStore store, CancellationToken cancellationToken) =>
        await store.Requests.FindAsync(id, cancellationToken) is { } request
            ? TypedResults.Ok(request)
            : ApiResults.NotFound($"There is no request \"{id}\".");
}
