using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Api.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>Entities by URN: as they are, and how they came to be so.</summary>
internal static class EntityRoutes
{
    private const string Collection = ApiRouting.Prefix + "/entities/";
    private const string History = "/history";

    public static void Map(ApiRoutes routes)
    {
        var read = routes.Read("Entities");
        read.MapGet("/entities/{urn}/history", ReadHistory).WithName("getEntityHistory")
            .WithSummary("What the log says about an entity, by page, the oldest first")
            .WithDescription("Slashes of the URN must be encoded as %2F.")
            .Produces<LogPage>();
        read.MapGet("/entities/{**urn}", FindAsync).WithName("getEntity")
            .WithSummary("An entity with all its aspects, once for each source that describes it")
            .Produces<EntityView>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static LogPageResult ReadHistory(string urn, [AsParameters] HistoryFilter filter, HttpContext http) => new(new LogQuery
    {
        Urn = UrnPath.Exact(urn, Collection, History, http),
        From = filter.From ?? 1,
        Limit = filter.Limit ?? LogPageFilter.DefaultLimit,
        Source = filter.Source,
        Aspect = filter.Aspect,
    });

    private static async Task<IResult> FindAsync(string urn, IMetadataStore store, HttpContext http, CancellationToken cancellationToken)
    {
        var exact = UrnPath.Exact(urn, Collection, string.Empty, http);
        var entities = await store.FindEntityAsync(exact, cancellationToken);
        return entities.Count > 0 ? new EntityResult(exact, entities) : ApiResults.NotFound($"No source describes an entity \"{exact}\".");
    }
}
