using System.Text.Json;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Api.Queries;
using MetadataIngestion.Worker.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>What policies that are gates keep from being proposed, and what somebody decides about it.</summary>
internal static class QuarantineRoutes
{
    private const string Collection = ApiRouting.Prefix + "/quarantine/";

    public static void Map(ApiRoutes routes)
    {
        var read = routes.Read("Quarantine");
        read.MapGet("/quarantine", ListAsync).WithName("listQuarantine").WithSummary("The datasets in quarantine, in the order of their paths");
        read.MapGet("/quarantine/{**urn}", FindAsync).WithName("getQuarantined")
            .WithSummary("A dataset in quarantine with all aspects of the state that waits, once for each source that describes it")
            .ProducesProblem(StatusCodes.Status404NotFound);
        MapDecision("approve", "Lets the next crawl propose a dataset as it waits", isApproval: true);
        MapDecision("reject", "Keeps a dataset in quarantine as it waits, and withdraws an approval", isApproval: false);

        void MapDecision(string verb, string summary, bool isApproval) => routes.Operate("Quarantine")
            .MapPost($"/quarantine/{{urn}}/{verb}", (string urn, DecisionRequest? body, IMetadataStore store, SourceControl sources, TimeProvider timeProvider, HttpContext http, CancellationToken token) =>
                DecideAsync(UrnPath.Exact(urn, Collection, "/" + verb, http), body, isApproval, new Parts(store, sources, timeProvider), token))
            .WithName($"{verb}Quarantined").WithSummary(summary)
            .WithDescription("Slashes of the URN must be encoded as %2F. 409 when the dataset is in another state by now.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<Ok<ItemList<QuarantineItem>>> ListAsync([AsParameters] QuarantineFilter filter, IMetadataStore store, CancellationToken cancellationToken)
    {
        var entries = await store.Quarantine.ListAsync(filter.Source, cancellationToken);
        return TypedResults.Ok(new ItemList<QuarantineItem>([.. entries.Where(entry => filter.Status is not { } status || entry.Status == status).Select(QuarantineItem.Of)]));
    }

    private static async Task<Results<Ok<ItemList<QuarantineItem>>, ProblemHttpResult>> FindAsync(string urn, IMetadataStore store, HttpContext http, CancellationToken cancellationToken)
    {
        var exact = UrnPath.Exact(urn, Collection, string.Empty, http);
        var items = new List<QuarantineItem>();
        foreach (var entry in await FindAllAsync(store, exact, cancellationToken))
        {
            if (await store.Quarantine.FindContentAsync(entry, cancellationToken) is { } content)
                items.Add(QuarantineItem.Of(entry) with { Aspects = JsonDocument.Parse(content).RootElement });
        }

        return items.Count > 0 ? TypedResults.Ok(new ItemList<QuarantineItem>(items)) : NotFound(exact);
    }

    private static async Task<Results<Ok<DecisionOutcome>, ValidationProblem, ProblemHttpResult>> DecideAsync(
        string urn, DecisionRequest? body, bool isApproval, Parts parts, CancellationToken cancellationToken)
    {
        if (DecisionRules.Check(body, isApproval) is { Count: > 0 } errors)
            return TypedResults.ValidationProblem(errors, "The decision is not right.");

        var entries = await FindAllAsync(parts.Store, urn, cancellationToken);
        if (entries.Count == 0)
            return NotFound(urn);
        if (entries.Find(entry => entry.State == body!.State) is not { } found)
            return Changed(urn);
        if (body!.Crawl && await parts.Sources.FindAsync(found.Source, cancellationToken) is not { State: not SourceState.Disabled })
            return ApiResults.Conflict($"The configuration has no source \"{found.Source}\", or disables it, so it cannot be crawled. Decide without crawl.");
        if (!await parts.Store.Quarantine.DecideAsync(found, isApproval, body.By!, body.Reason!, cancellationToken))
            return Changed(urn);

        var decided = found with { Decision = new QuarantineDecision(isApproval, body.By!, body.Reason!, parts.TimeProvider.GetUtcNow()) };
        return TypedResults.Ok(new DecisionOutcome(QuarantineItem.Of(decided), body.Crawl ? await parts.CrawlAsync(found.Source, cancellationToken) : null));
    }

    private static async Task<List<QuarantinedDataset>> FindAllAsync(IMetadataStore store, string urn, CancellationToken cancellationToken) =>
        [.. (await store.Quarantine.ListAsync(source: null, cancellationToken)).Where(entry => entry.Urn == urn)];

    private static ProblemHttpResult NotFound(string urn) => ApiResults.NotFound($"There is no \"{urn}\" in quarantine.");

    private static ProblemHttpResult Changed(string urn) => ApiResults.Conflict($"\"{urn}\" is in quarantine in another state by now. Look at it again.");

    private sealed record Parts(IMetadataStore Store, SourceControl Sources, TimeProvider TimeProvider)
    {
        public async Task<FiledRequest> CrawlAsync(string source, CancellationToken cancellationToken) =>
            (await Sources.TriggerAsync(new AdHocRequest(RequestId.New(TimeProvider.GetUtcNow()), source), AdHocOrigin.Api, cancellationToken)).Filed;
    }
}
