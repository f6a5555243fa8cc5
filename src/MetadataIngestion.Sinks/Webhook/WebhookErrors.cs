using System.Net;
using System.Security.Authentication;
using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Says why a receiver did not take a message and what to do about it. Of the address only the server is named, for the rest may be a secret.</summary>
internal sealed class WebhookErrors(WebhookSinkOptions options, SecretMask mask)
{
    private readonly string _server = ServerOf(options);

    public static string ServerOf(WebhookSinkOptions options) => new Uri(options.Url!).GetLeftPart(UriPartial.Authority);

    public SinkException Describe(HttpRequestException cause) => cause.InnerException is AuthenticationException tls
        ? new SinkException(
            $"The TLS connection to the webhook at {_server} failed: {Sentence((tls.InnerException ?? tls).Message)} "
            + "Where the certificate comes from an authority of your own, give that as Tls:CaCertificatePath; where the server wants one from its clients, Tls:ClientCertificatePath.",
            cause)
        : new SinkException($"The webhook at {_server} cannot be reached: {Sentence((cause.InnerException ?? cause).Message)} Start it, open the way to it, or correct Url.", cause);

    public SinkException DescribeTimeout(Exception cause) => new(
        $"The webhook at {_server} did not answer within {options.Timeout}. Let it answer before it works on the message, or raise Timeout.", cause);

    public SinkException DescribeGone(TimeSpan pause) => new(
        $"The webhook at {_server} answered 410 Gone: it wants no more messages, and gets none. Remove or disable the sink, or correct Url. "
        + $"It is asked again after {pause}; what is in the log waits for it, so nothing is lost.");

    public SinkException DescribePause(DateTimeOffset until, string? status) => new(
        $"The webhook at {_server} asked{(status is null ? string.Empty : $" with {status}")} to be left alone until {until.UtcDateTime:yyyy-MM-dd HH:mm:ss'Z'}. Nothing is lost: it is tried again then.");

    public SinkException Describe(HttpResponseMessage response, string? message) => new($"{Answered(response, message)}. {Remedy(response)}");

    /// <summary>Why a message is refused for good.</summary>
    public string DescribeRefusal(HttpResponseMessage response, string? message) => Answered(response, message);

    /// <summary>The status of an answer and what it says.</summary>
    public string DescribeAnswer(HttpResponseMessage response, string? message) =>
        $"{ServerMessage.StatusOf(response)}{(message is null ? string.Empty : $": {mask.Apply(message)}")}".TrimEnd('.');

    private string Answered(HttpResponseMessage response, string? message) => $"The webhook at {_server} answered {DescribeAnswer(response, message)}";

    private string Sentence(string message) => mask.Apply(message).TrimEnd('.') + ".";

    private static string Remedy(HttpResponseMessage response) => response.StatusCode switch
    {
        < HttpStatusCode.BadRequest => "Redirects are not followed; give the address that it leads to as Url.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired => "Correct Secrets, Headers or Url so that the receiver lets messages in.",
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => "Give the address that takes messages by POST as Url.",
        _ => "Nothing is lost: it is tried again. See the receiver's own log if it stays so.",
    };
}
