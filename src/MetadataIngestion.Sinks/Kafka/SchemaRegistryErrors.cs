using System.Net;
using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Says what is wrong with a schema registry and what to do about it.</summary>
internal sealed class SchemaRegistryErrors(SchemaRegistryOptions options, string subject)
{
    private readonly SecretMask _mask = new(options.Password, options.Token);

    public SinkException Describe(HttpRequestException cause) => new(
        $"The schema registry at {options.Url} cannot be reached: {_mask.Apply(cause.InnerException?.Message ?? cause.Message).TrimEnd('.')}. "
        + "Start it, or correct SchemaRegistry:Url or, for https, SchemaRegistry:Tls.",
        cause);

    public SinkException DescribeTimeout(Exception cause, TimeSpan timeout) => new(
        $"The schema registry at {options.Url} did not answer within {timeout.TotalSeconds} s. Look at its load, or correct SchemaRegistry:Url.", cause);

    public SinkException DescribeStranger(Exception? cause = null) => new(
        $"What answers at {options.Url} is no schema registry. Correct SchemaRegistry:Url; DataHub's own ends in /schema-registry/api.", cause);

    public SinkException DescribeForeignSchema(int id, Exception? cause = null) => new(
        $"The newest schema of the subject {subject}, {id} in the registry at {options.Url}, is not one of DataHub's that this program can write. "
        + "Correct Topic or SchemaRegistry:Url, or deliver by a sink of type datahub-rest.",
        cause);

    public async Task<SinkException> DescribeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var message = await ServerMessage.ReadAsync(response, _mask, cancellationToken).ConfigureAwait(false);
        var said = message is null ? string.Empty : $": {message}";
        var failed = $"The schema registry at {options.Url} answered {ServerMessage.StatusOf(response)}{said}";
        return new SinkException($"{failed.TrimEnd('.')}. {Remedy(response, message)}");
    }

    private string Remedy(HttpResponseMessage response, string? message) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            $"Give a login that may read the subject {subject}: Username and Password, or Token, under SchemaRegistry.",
        HttpStatusCode.NotFound when message is not null =>
            $"Nothing is registered under the subject {subject}: start DataHub first, which registers it, or set SchemaRegistry:Register to true.",
        HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity => $"It does not take DataHub's schema under the subject {subject}; look at what is there.",
        >= HttpStatusCode.InternalServerError => "Nothing is lost: it is tried again. See the registry's own log if it stays so.",
        _ => "Correct SchemaRegistry:Url; DataHub's own registry ends in /schema-registry/api.",
    };
}
