using System.Net;
using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Rest;

/// <summary>Says what is wrong with a server and what to do about it.</summary>
internal sealed class RestErrors(RestServer server)
{
    private const int Longest = 300;

    private readonly SecretMask _mask = new([server.Password, server.Token, .. server.Headers.Values]);

    public RestException Describe(HttpRequestException cause) => new(
        RestTrouble.Unreachable,
        $"The {server} cannot be reached: {_mask.Apply(cause.InnerException?.Message ?? cause.Message).TrimEnd('.')}.",
        $"Start it, or correct {server.Option}:Url or, for https, {server.Option}:Tls.",
        cause);

    public RestException DescribeTimeout(Exception cause) => new(
        RestTrouble.Unreachable,
        $"The {server} did not answer within {server.Timeout.TotalSeconds} s.",
        $"Look at its load, correct {server.Option}:Url, or raise RequestTimeout.",
        cause);

    public RestException DescribeStranger(Exception? cause = null) =>
        new(RestTrouble.Stranger, $"What answers for the {server} is something else, such as a proxy or a login page.", $"Correct {server.Option}:Url.", cause);

    public RestException Describe(HttpResponseMessage response, byte[] body)
    {
        var (said, isJson) = MessageOf(body);
        var trouble = TroubleOf(response.StatusCode, isJson);
        var detail = said is null ? string.Empty : $": {said.TrimEnd('.')}";
        return new RestException(trouble, $"The {server} answered {(int)response.StatusCode} {response.ReasonPhrase}{detail}.", RemedyFor(trouble));
    }

    private static RestTrouble TroubleOf(HttpStatusCode status, bool isJson) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => RestTrouble.Denied,
        HttpStatusCode.NotFound when isJson => RestTrouble.NotFound,
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented => RestTrouble.Unsupported,
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => RestTrouble.Unsupported,
        >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict or HttpStatusCode.RequestTimeout => RestTrouble.Failed,
        _ => RestTrouble.Stranger,
    };

    private string RemedyFor(RestTrouble trouble) => trouble switch
    {
        RestTrouble.Denied => $"Give a login that may read it: Username and Password, or Token, under {server.Option}.",
        RestTrouble.Failed => "It may answer later; see the server's own log if it does not.",
        _ => $"Correct {server.Option}:Url.",
    };

    /// <summary>The message of an error in JSON, on one line; a proxy's web page has none.</summary>
    private (string? Said, bool IsJson) MessageOf(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("error_code", out _))
                return (null, false);

            return (json.RootElement.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String ? Shorten(text.GetString()!) : null, true);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }

    private string Shorten(string message)
    {
        var line = _mask.Apply(string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return line.Length <= Longest ? line : line[..Longest] + "...";
    }
}
