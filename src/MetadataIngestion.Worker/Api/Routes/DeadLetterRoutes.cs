using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Api.Queries;
using MetadataIngestion.Worker.Relays;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>What sinks refused for good.</summary>
internal static class DeadLetterRoutes
{
    private const string Path = "/sinks/{name}/dead-letters";

    public static void Map(ApiRoutes routes)
    {
        routes.Read("Dead letters").MapGet(Path, ListAsync).WithName("listDeadLetters").WithSummary("What a sink refused for good, by page")
            .ProducesProblem(StatusCodes.Status404NotFound);

        var operate = routes.Operate("Dead letters");
        operate.MapPost($"{Path}/retry", RetryAsync).WithName("retryDeadLetters").WithSummary("Delivers dead letters once more; those that are taken are dead no longer")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        operate.MapDelete(Path, DropAllAsync).WithName("dropDeadLetters").WithSummary("Forgets all dead letters of a sink")
            .ProducesProblem(StatusCodes.Status404NotFound);
        operate.MapDelete($"{Path}/{{offset:long}}", DropAsync).WithName("dropDeadLetter").WithSummary("Forgets one dead letter")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<DeadLetterPage>, ProblemHttpResult>> ListAsync(
        string name, [AsParameters] DeadLetterFilter filter, SinkControl sinks, IMetadataStore store, CancellationToken cancellationToken)
    {
        if (await sinks.FindAsync(name, cancellationToken) is not { } sink)
            return ApiResults.NoSink(name);

        // One more than asked for tells whether there is another page.
        var limit = filter.Limit ?? DeadLetterFilter.DefaultLimit;
        var letters = await store.ListDeadLettersAsync(
            new DeadLetterQuery { Sink = sink.Name, From = filter.From ?? 1, Limit = limit + 1 }, cancellationToken);
        return TypedResults.Ok(letters.Count > limit ? new DeadLetterPage([.. letters.Take(limit)], letters[limit].Offset) : new DeadLetterPage(letters, null));
    }

    private static async Task<Results<Ok<DeadLetterRetry>, ProblemHttpResult>> RetryAsync(
        string name, RetryRequest? body, SinkControl sinks, CancellationToken cancellationToken)
    {
        if (await sinks.FindAsync(name, cancellationToken) is not { } sink)
            return ApiResults.NoSink(name);

        try
        {
            return TypedResults.Ok(await sinks.RetryDeadLettersAsync(sink.Name, body?.Offsets, cancellationToken));
        }
        catch (SinkUnavailableException exception)
        {
            return ApiResults.Conflict(exception.Message);
        }
    }

    private static Task<Results<Ok<DeadLetterDrop>, ProblemHttpResult>> DropAllAsync(
        string name, SinkControl sinks, IMetadataStore store, CancellationToken cancellationToken) => DropAsync(name, null, sinks, store, cancellationToken);

    private static async Task<Results<Ok<DeadLetterDrop>, ProblemHttpResult>> DropAsync(
        string name, long? offset, SinkControl sinks, IMetadataStore store, CancellationToken cancellationToken)
    {
        if (await sinks.FindAsync(name, cancellationToken) is not { } sink)
            return ApiResults.NoSink(name);

        var dropped = await store.DropDeadLettersAsync(sink.Name, offset is { } one ? [one] : null, cancellationToken);
        return offset is null || dropped > 0
            ? TypedResults.Ok(new DeadLetterDrop(dropped))
            : ApiResults.NotFound($"The sink \"{name}\" has no dead letter at offset {offset}.");
    }
}
