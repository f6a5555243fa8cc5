using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>Notes who changed something.</summary>
internal sealed partial class OperationLog(ILogger<OperationLog> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        LogOperation(http.User.Identity?.Name, http.Request.Method, http.Request.Path);
        return await next(context);
    }

    [LoggerMessage(2301, LogLevel.Information, "{Caller} sent {Method} {Path}")]
    private partial void LogOperation(string? caller, string method, string path);
}
