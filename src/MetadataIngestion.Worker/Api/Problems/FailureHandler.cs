using System.Text.Json;
using System.Text.RegularExpressions;
using MetadataIngestion.Core.Storing;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Api.Problems;

/// <summary>Turns exceptions into problem details. Callers never see more than what was written for them; the rest goes to the log.</summary>
internal sealed partial class FailureHandler(IProblemDetailsService problems, ILogger<FailureHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = Describe(exception);
        if (status == StatusCodes.Status500InternalServerError)
            LogUnexpected(logger, exception, http.Request.Method, http.Request.Path);
        else if (status == StatusCodes.Status503ServiceUnavailable)
            LogStore(logger, exception.Message, http.Request.Method, http.Request.Path);

        http.Response.StatusCode = status;
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = status, Detail = detail } });
        return true;
    }

    private static (int Status, string? Detail) Describe(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => (StatusCodes.Status400BadRequest, Describe(json)),
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => (bad.StatusCode, Describe(bad)),
        BadHttpRequestException bad => (bad.StatusCode, null),
        StoreException => (StatusCodes.Status503ServiceUnavailable, exception.Message),
        _ => (StatusCodes.Status500InternalServerError, "Nobody foresaw this. The service's log has the details under the trace id."),
    };

    // The serializer's own message names types of this program.
    private static string Describe(JsonException exception) =>
        $"The body is not what is expected: look at {exception.Path ?? "$"}, line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}.";

    // So does that of the router: Failed to bind parameter "Nullable<long> From" from "x".
    private static string Describe(BadHttpRequestException exception)
    {
        var match = Binding().Match(exception.Message);
        return match.Success ? $"The parameter {JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value)} cannot be \"{match.Groups["value"].Value}\"." : exception.Message;
    }

    [GeneratedRegex(@"parameter ""[^""]* (?<name>\w+)"" from ""(?<value>.*)""\.\z", RegexOptions.Singleline)]
    private static partial Regex Binding();

    [LoggerMessage(2001, LogLevel.Error, "{Method} {Path} failed in a way that nobody foresaw")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, string method, string path);

    [LoggerMessage(2002, LogLevel.Error, "{Method} {Path} failed: {Problem}")]
    private static partial void LogStore(ILogger logger, string problem, string method, string path);
}
