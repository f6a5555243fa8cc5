using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Cluster;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>The workers of the cluster.</summary>
internal static class WorkerRoutes
{
    public static void Map(ApiRoutes routes) => routes.Read("Workers").MapGet("/workers", ListAsync).WithName("listWorkers")
        .WithSummary("Every worker of the cluster: whether it lives, its configuration, what it crawls and delivers; empty without a cluster");

    private static async Task<Ok<ItemList<WorkerStatus>>> ListAsync(IMetadataStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ItemList<WorkerStatus>(store.Workers is { } workers ? WorkerStatus.Of(await workers.ListAsync(cancellationToken)) : []));
}
