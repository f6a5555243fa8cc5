using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Finds in a registry the schema that values are to be written with.</summary>
internal sealed class SchemaRegistryClient(SchemaRegistryOptions options, string topic, RecordSchemas schemas) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly string _subject = topic + "-value";
    private readonly SchemaRegistryErrors _errors = new(options, topic + "-value");
    private readonly HttpClient _http = HttpClients.Create(new Uri(options.Url!), AuthorizationFor(options), options.Tls, Timeout);

    private string Versions => $"subjects/{Uri.EscapeDataString(_subject)}/versions";

    /// <summary>Finds the schema that is registered.</summary>
    /// <returns><see langword="null"/> when there is none and the options ask to register it.</returns>
    /// <exception cref="SinkException">The registry cannot be asked, or holds no schema that can be written.</exception>
    public Task<WriterSchema?> FindAsync(CancellationToken cancellationToken) => DescribeErrorsAsync(async () =>
    {
        using var latest = await _http.GetAsync($"{Versions}/latest", cancellationToken).ConfigureAwait(false);
        if (latest.StatusCode == HttpStatusCode.NotFound && options.Register)
            return default(WriterSchema?);

        using var answer = await ReadAsync(latest, cancellationToken).ConfigureAwait(false);
        return Recognize(answer.RootElement);
    });

    /// <summary>Registers the newest schema.</summary>
    /// <exception cref="SinkException">The registry cannot be asked, or does not take it.</exception>
    public Task<WriterSchema> RegisterAsync(CancellationToken cancellationToken) => DescribeErrorsAsync(async () =>
    {
        using var body = JsonContent.Create(new Dictionary<string, string> { ["schema"] = schemas.Newest });
        using var response = await _http.PostAsync(Versions, body, cancellationToken).ConfigureAwait(false);
        using var answer = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        return answer.RootElement.TryGetProperty("id", out var id) && id.TryGetInt32(out var number)
            ? schemas.NewestAs(number)
            : throw _errors.DescribeStranger();
    });

    public void Dispose() => _http.Dispose();

    private static AuthenticationHeaderValue? AuthorizationFor(SchemaRegistryOptions options) => options switch
    {
        { Token: { } token } => new AuthenticationHeaderValue("Bearer", token),
        { Username: { } user } => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}"))),
        _ => null,
    };

    private async Task<T> DescribeErrorsAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (HttpRequestException cause)
        {
            throw _errors.Describe(cause);
        }
        catch (TaskCanceledException cause) when (cause.InnerException is TimeoutException)
        {
            throw _errors.DescribeTimeout(cause, Timeout);
        }
    }

    private WriterSchema Recognize(JsonElement latest)
    {
        if (!latest.TryGetProperty("id", out var id) || !id.TryGetInt32(out var number) || !latest.TryGetProperty("schema", out var schema))
            throw _errors.DescribeStranger();

        try
        {
            return schemas.Find(number, schema.GetString()!) ?? throw _errors.DescribeForeignSchema(number);
        }
        catch (FormatException cause)
        {
            throw _errors.DescribeForeignSchema(number, cause);
        }
    }

    /// <summary>A registry answers with a JSON object; anything else is a proxy or another server.</summary>
    private async Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw await _errors.DescribeAsync(response, cancellationToken).ConfigureAwait(false);

        try
        {
            var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw _errors.DescribeStranger();
        }
        catch (JsonException cause)
        {
            throw _errors.DescribeStranger(cause);
        }
    }
}
