using System.Net;
using Microsoft.AspNetCore.Http;

namespace MetadataIngestion.Worker.Api.Security;

/// <summary>
/// Keeps pages in a browser on this machine from calling an API without keys: a host name that was bent to this machine is refused, and so is
/// whatever a page of another origin sends.
/// </summary>
internal sealed class LoopbackGuard(RequestDelegate next, IProblemDetailsService problems)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (!IsLoopback(request.Host.Host))
            return RefuseAsync(http, StatusCodes.Status400BadRequest, "Without keys only localhost and loopback addresses may be named as the host.");

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}"
            ? next(http)
            : RefuseAsync(http, StatusCodes.Status403Forbidden, "Without keys no page of another origin may call. Set Ingestion:Api:KeyFile.");
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private async Task RefuseAsync(HttpContext http, int status, string detail)
    {
        http.Response.StatusCode = status;
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = status, Detail = detail } });
    }
}
