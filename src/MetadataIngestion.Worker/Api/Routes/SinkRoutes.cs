using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Relays;
using MetadataIngestion.Worker.Secrets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>Sinks: how far they are, and delivering again.</summary>
internal static class SinkRoutes
{
    public static void Map(ApiRoutes routes)
    {
        var read = routes.Read("Sinks");
        read.MapGet("/sinks", ListAsync).WithName("listSinks").WithSummary("Every sink: its state, its offset, its lag, its dead letters");
        read.MapGet("/sinks/{name}", FindAsync).WithName("getSink").WithSummary("One sink").ProducesProblem(StatusCodes.Status404NotFound);
        routes.Operate("Sinks").MapPost("/sinks/{name}/replay", ReplayAsync).WithName("replaySink")
            .WithSummary("Delivers the log to a sink again, from an offset on")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<Ok<ItemList<SinkStatus>>> ListAsync(SinkControl sinks, SecretRedactor redactor, CancellationToken cancellationToken)
    {
        var list = await sinks.ListAsync(cancellationToken);
        return TypedResults.Ok(new ItemList<SinkStatus>([.. list.Select(sink => Redacted(sink, redactor))]));
    }

    private static async Task<Results<Ok<SinkStatus>, ProblemHttpResult>> FindAsync(
        string name, SinkControl sinks, SecretRedactor redactor, CancellationToken cancellationToken) =>
        await sinks.FindAsync(name, cancellationToken) is { } sink ? TypedResults.Ok(Redacted(sink, redactor)) : ApiResults.NoSink(name);

    private static async Task<Results<Ok<SinkStatus>, ProblemHttpResult>> ReplayAsync(
        string name, ReplayRequest body, SinkControl sinks, SecretRedactor redactor, CancellationToken cancellationToken)
    {
        if (await sinks.FindAsync(name, cancellationToken) is not { } sink)
            return ApiResults.NoSink(name);
        if (body.From < 1 || body.From > sink.Offset + 1)
            return ApiResults.BadRequest($"The sink \"{name}\" has the log up to offset {sink.Offset}. Give an offset from 1 to {sink.Offset + 1} to replay from.");

        await sinks.ReplayAsync(sink.Name, body.From, cancellationToken);
        return await FindAsync(name, sinks, redactor, cancellationToken);
    }

    private static SinkStatus Redacted(SinkStatus sink, SecretRedactor redactor) =>
        sink.LastError is { } error ? sink with { LastError = redactor.Redact(error) } : sink;
}
