using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Rest;

/// <summary>Reads JSON from a server that may have several addresses. Only ever gets: a crawl changes nothing.</summary>
internal sealed class RestClient : IDisposable
{
    private const int LargestAnswer = 1024 * 1024 * 1024;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 512 };

    private readonly RestServer _server;
    private readonly RestErrors _errors;
    private readonly HttpClient _http;
    private readonly string[] _urls;

    /// <exception cref="RestException">A certificate cannot be read.</exception>
    public RestClient(RestServer server)
    {
        _server = server;
        _errors = new RestErrors(server);
        _urls = [.. server.Urls.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(url => url.TrimEnd('/') + "/")];
        _http = new HttpClient(CertificateReader.CreateHandler(server)) { Timeout = server.Timeout, MaxResponseContentBufferSize = LargestAnswer };
        AddHeaders(_http.DefaultRequestHeaders);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Gets a document. The next address is tried where one does not answer or fails.</summary>
    /// <exception cref="RestException">No address gave one.</exception>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await GetAsync(_urls[i], path, cancellationToken);
            }
            catch (RestException cause) when (cause.Trouble is RestTrouble.Unreachable or RestTrouble.Failed && i < _urls.Length - 1)
            {
                // Another address of the same server may do better; the last one's trouble is told.
            }
        }
    }

    private async Task<JsonElement> GetAsync(string url, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(url + path), HttpCompletionOption.ResponseContentRead, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw _errors.Describe(response, body);

            return JsonElement.Parse(body, Json);
        }
        catch (HttpRequestException cause)
        {
            throw _errors.Describe(cause);
        }
        catch (TaskCanceledException cause) when (cause.InnerException is TimeoutException)
        {
            throw _errors.DescribeTimeout(cause);
        }
        catch (JsonException cause)
        {
            throw _errors.DescribeStranger(cause);
        }
    }

    private void AddHeaders(HttpRequestHeaders headers)
    {
        headers.UserAgent.Add(new ProductInfoHeaderValue("metadata-ingestion", typeof(RestClient).Assembly.GetName().Version?.ToString(3)));
        headers.Accept.ParseAdd("application/vnd.schemaregistry.v1+json, application/vnd.schemaregistry+json;q=0.9, application/json;q=0.8");
        headers.Authorization = _server switch
        {
            { Token: { } token } => new AuthenticationHeaderValue("Bearer", token),
            { Username: { } user } => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{_server.Password}"))),
            _ => null,
        };
        foreach (var (name, value) in _server.Headers)
            headers.TryAddWithoutValidation(name, value);
    }
}
