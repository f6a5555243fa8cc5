using System.Globalization;
using MetadataIngestion.Worker.Api.Following;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Api.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>The log, by page and as it grows.</summary>
internal static class LogRoutes
{
    public static void Map(ApiRoutes routes)
    {
        var read = routes.Read("Log");
        read.MapGet("/log", Page).WithName("readLog").WithSummary("A page of the log, in order").Produces<LogPage>();
        read.MapGet("/log/follow", Follow).WithName("followLog").WithSummary("The log as server-sent events, as it grows")
            .WithDescription(
                "Each event's id is an offset and its data the entry, in the form of a page's items. Begins after Last-Event-ID when that header is given, else at from.")
            .Produces<string>(contentType: LogFollower.ContentType);
    }

    private static LogPageResult Page([AsParameters] LogPageFilter filter) =>
        new(filter.ToQuery() with { Limit = filter.Limit ?? LogPageFilter.DefaultLimit });

    private static IResult Follow([AsParameters] LogFilter filter, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, LogFollower follower)
    {
        var query = filter.ToQuery();
        if (string.IsNullOrEmpty(lastEventId))
            return new FollowResult(follower, query);

        return long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last < long.MaxValue
            ? new FollowResult(follower, query with { From = last + 1 })
            : ApiResults.BadRequest("Last-Event-ID must be the id of an event: an offset.");
    }
}
