using MetadataIngestion.Core.Requests;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Scheduling;
using MetadataIngestion.Worker.Secrets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>Sources and what can be done to them.</summary>
internal static class SourceRoutes
{
    public static void Map(ApiRoutes routes)
    {
        var read = routes.Read("Sources");
        read.MapGet("/sources", ListAsync).WithName("listSources").WithSummary("Every source: its state, its next crawl, its last run");
        read.MapGet("/sources/{name}", FindAsync).WithName("getSource").WithSummary("One source")
            .ProducesProblem(StatusCodes.Status404NotFound);

        var operate = routes.Operate("Sources");
        operate.MapPost("/sources/{name}/trigger", TriggerAsync).WithName("triggerSource")
            .WithSummary("Asks for a crawl, run once for each request id")
            .WithDescription("202 when the request is new, 200 when the same request was filed before, 409 when its id stands for another one or the source is disabled.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        MapCommand("cancel", "Stops the crawl under way, at its next object", (sources, name, token) => sources.CancelAsync(name, token));
        MapCommand("pause", "Pauses the source; a crawl under way goes on. Lasts until resumed", (sources, name, token) => sources.PauseAsync(name, token));
        MapCommand("resume", "Lets a paused source go on", (sources, name, token) => sources.ResumeAsync(name, token));

        void MapCommand(string verb, string summary, Func<SourceControl, string, CancellationToken, Task<bool>> command) => operate
            .MapPost($"/sources/{{name}}/{verb}", (string name, SourceControl sources, CancellationToken token) => ExecuteAsync(command, name, sources, token))
            .WithName($"{verb}Source").WithSummary(summary).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ItemList<SourceStatus>>> ListAsync(SourceControl sources, SecretRedactor redactor, CancellationToken cancellationToken)
    {
        var list = await sources.ListAsync(cancellationToken);
        return TypedResults.Ok(new ItemList<SourceStatus>([.. list.Select(source => Redacted(source, redactor))]));
    }

    private static async Task<Results<Ok<SourceStatus>, ProblemHttpResult>> FindAsync(
        string name, SourceControl sources, SecretRedactor redactor, CancellationToken cancellationToken) =>
        await sources.FindAsync(name, cancellationToken) is { } source ? TypedResults.Ok(Redacted(source, redactor)) : ApiResults.NoSource(name);

    private static async Task<Results<Accepted<FiledRequest>, Ok<FiledRequest>, ValidationProblem, ProblemHttpResult>> TriggerAsync(
        string name, TriggerRequest? body, SourceControl sources, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var wish = body ?? new TriggerRequest();
        if (TriggerRules.Check(wish) is { Count: > 0 } errors)
            return TypedResults.ValidationProblem(errors, "The request is not right.");
        if (await sources.FindAsync(name, cancellationToken) is not { } source)
            return ApiResults.NoSource(name);
        if (source.State == SourceState.Disabled)
            return ApiResults.Conflict($"The configuration disables the source \"{name}\". Enable it first.");

        var result = await sources.TriggerAsync(TriggerRules.ToRequest(wish, source.Name, timeProvider.GetUtcNow()), AdHocOrigin.Api, cancellationToken);
        return result.Outcome switch
        {
            FilingOutcome.Filed => TypedResults.Accepted($"{ApiRouting.Prefix}/requests/{Uri.EscapeDataString(result.Filed.Request.Id)}", result.Filed),
            FilingOutcome.AlreadyKnown => TypedResults.Ok(result.Filed),
            _ => ApiResults.Conflict($"The request id \"{wish.RequestId}\" stands for another request, filed at {result.Filed.FiledAt:u}. Give this one an id of its own."),
        };
    }

    private static async Task<Results<Ok<CommandOutcome>, ProblemHttpResult>> ExecuteAsync(
        Func<SourceControl, string, CancellationToken, Task<bool>> command, string name, SourceControl sources, CancellationToken cancellationToken) =>
        await sources.FindAsync(name, cancellationToken) is { } source
            ? TypedResults.Ok(new CommandOutcome(await command(sources, source.Name, cancellationToken)))
            : ApiResults.NoSource(name);

    private static SourceStatus Redacted(SourceStatus source, SecretRedactor redactor) =>
        source.Detail is { } detail ? source with { Detail = redactor.Redact(detail) } : source;
}
