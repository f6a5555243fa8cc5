using MetadataIngestion.Worker.Configuration.Options;
using Microsoft.AspNetCore.Http;

namespace MetadataIngestion.Worker.Api.Problems;

/// <summary>Refuses a body that says it is too long before any of it is read, on routes that would not read it too.</summary>
internal sealed class BodyLimit(RequestDelegate next, ApiOptions options, IProblemDetailsService problems)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.ContentLength is not { } length || length <= options.MaxBodyBytes)
        {
            await next(http);
            return;
        }

        const int status = StatusCodes.Status413PayloadTooLarge;
        http.Response.StatusCode = status;
        http.Response.Headers.Connection = "close";
        var detail = $"The body has {length} bytes; at most {options.MaxBodyBytes} are read.";
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = status, Detail = detail } });
    }
}
