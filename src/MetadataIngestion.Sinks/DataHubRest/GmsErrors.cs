using System.Net;
using System.Security.Authentication;
using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Says why DataHub could not take a request and what to do about it.</summary>
internal sealed class GmsErrors(DataHubRestSinkOptions options, SecretMask mask)
{
    private const string RightAddress =
        "Give the address of the metadata service itself as Server, such as http://datahub-gms:8080, or that of the web interface with /api/gms.";

    public SinkException Describe(HttpRequestException cause) => cause.InnerException is AuthenticationException tls
        ? new SinkException(
            $"The TLS connection to DataHub at {options.Server} failed: {Sentence((tls.InnerException ?? tls).Message)} "
            + "Where the certificate comes from an authority of your own, give that as Tls:CaCertificatePath; where the server wants one from its clients, Tls:ClientCertificatePath.",
            cause)
        : new SinkException(
            $"DataHub at {options.Server} cannot be reached: {Sentence(cause.Message)} Start it, open the way to it, or correct Server.", cause);

    public SinkException DescribeTimeout(Exception cause) => new(
        $"DataHub at {options.Server} did not answer within {options.Timeout}. Look at its load, or raise Timeout or lower RequestEntries.", cause);

    public SinkException DescribeWebPage() => new(
        $"DataHub at {options.Server} answered with a web page, such as a login page; nothing was delivered. {RightAddress}");

    public SinkException DescribeStranger() => new($"What answers at {options.Server} is not DataHub's metadata service. {RightAddress}");

    public SinkException Describe(HttpResponseMessage response, string? message)
    {
        var said = message is null ? string.Empty : $": {message}";
        var failed = $"DataHub at {options.Server} answered {ServerMessage.StatusOf(response)}{said}";
        return new SinkException($"{failed.TrimEnd('.')}. {Remedy(response)}");
    }

    private string Sentence(string message) => mask.Apply(message).TrimEnd('.') + ".";

    private string Remedy(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized when options.Token is null => "Give an access token as Token; DataHub issues them under Settings, Access Tokens.",
        HttpStatusCode.Unauthorized => "The Token is wrong, expired or revoked; DataHub issues new ones under Settings, Access Tokens.",
        HttpStatusCode.Forbidden when options.Events =>
            "Allow the user of the Token to edit all entities and to produce platform events, in DataHub under Settings, Permissions; or leave Events out.",
        HttpStatusCode.Forbidden => "Allow the user of the Token to edit all entities, in DataHub under Settings, Permissions.",
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => RightAddress,
        HttpStatusCode.UnsupportedMediaType when options.Gzip => "The server takes no compressed requests; leave Gzip out.",
        < HttpStatusCode.BadRequest => RightAddress,
        HttpStatusCode.TooManyRequests => "Nothing is lost: it is tried again. Lower the load of the server if it stays so.",
        >= HttpStatusCode.InternalServerError => "Nothing is lost: it is tried again. See DataHub's own log if it stays so.",
        _ => "What answers there does not seem to be DataHub, or something stands between. " + RightAddress,
    };
}
