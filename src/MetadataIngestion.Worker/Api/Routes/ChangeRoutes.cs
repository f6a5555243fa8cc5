using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Api.Queries;
using MetadataIngestion.Worker.Changes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>What changed, with the verdicts on it.</summary>
internal static class ChangeRoutes
{
    public static void Map(ApiRoutes routes) =>
        routes.Read("Log").MapGet("/changes", Page).WithName("listChanges").WithSummary("The changes that the log tells of, by page, the oldest first")
            .WithDescription("Each is an event of the log, whose payload's parameters hold its code, its level, what it was and is, and whom it may hurt.")
            .Produces<LogPage>();

    private static LogPageResult Page([AsParameters] ChangeFilter filter, TimeProvider timeProvider)
    {
        var query = filter.ToQuery(timeProvider);
        var limit = filter.Limit ?? ChangeFilter.DefaultLimit;
        return new LogPageResult(query.From, limit, (store, cancellationToken) => RecordedChanges.ReadAsync(store, query, cancellationToken).Select(change => change.Entry).Take(limit));
    }
}
