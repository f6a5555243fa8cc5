using MetadataIngestion.Core.Storing;
using Microsoft.AspNetCore.Http;

namespace MetadataIngestion.Worker.Api.Following;

/// <summary>Keeps a response open and sends the log as it grows.</summary>
internal sealed class FollowResult(LogFollower follower, LogQuery query) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => follower.FollowAsync(query, httpContext);
}
