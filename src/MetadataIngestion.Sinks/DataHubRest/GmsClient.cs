using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using MetadataIngestion.Sinks.Http;
using Polly;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Sends requests to DataHub's metadata service and tells apart what it refuses for good from what may pass.</summary>
internal sealed class GmsClient : IDisposable
{
    private readonly DataHubRestSinkOptions _options;
    private readonly SecretMask _mask;
    private readonly GmsErrors _errors;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<HttpResponseMessage> _retry;

    /// <exception cref="SinkException">A certificate cannot be read.</exception>
    public GmsClient(DataHubRestSinkOptions options, TimeProvider timeProvider)
    {
        _options = options;
        _mask = new SecretMask(options.Token);
        _errors = new GmsErrors(options, _mask);
        var authorization = options.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        _http = HttpClients.Create(new Uri(options.Server!), authorization, options.Tls, options.Timeout);
        _http.DefaultRequestHeaders.Add("X-RestLi-Protocol-Version", "2.0.0");
        _retry = GmsRetry.Create(timeProvider);
    }

    /// <summary>Sends a request until it is answered for certain.</summary>
    /// <returns>Why the service refuses what the request holds for good; <see langword="null"/> when it took it.</returns>
    /// <exception cref="SinkException">The service cannot be reached, lets nobody in, or fails.</exception>
    public Task<string?> SendAsync(RequestTarget target, RequestBody? body, CancellationToken cancellationToken) => DescribeErrorsAsync(async () =>
    {
        using var response = await _retry.ExecuteAsync(
            async token => await SendOnceAsync(target, body, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return await JudgeAsync(response, target, body, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Asks for something once.</summary>
    /// <returns>The answer's body; <see langword="null"/> when the service does not know what was asked for.</returns>
    /// <exception cref="SinkException">The service cannot be reached, lets nobody in, or fails.</exception>
    public Task<byte[]?> FindAsync(string path, CancellationToken cancellationToken) => DescribeErrorsAsync(async () =>
    {
        using var response = await SendOnceAsync(new RequestTarget(HttpMethod.Get, path), body: null, cancellationToken).ConfigureAwait(false);
        if (IsWebPage(response))
            throw _errors.DescribeWebPage();
        if (response.IsSuccessStatusCode)
            return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;

        throw _errors.Describe(response, await ServerMessage.ReadAsync(response, _mask, cancellationToken).ConfigureAwait(false));
    });

    public void Dispose() => _http.Dispose();

    private static bool IsWebPage(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == MediaTypeNames.Text.Html;

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
            throw _errors.DescribeTimeout(cause);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(RequestTarget target, RequestBody? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(target.Method, target.Path) { Content = body?.ToContent(_options.Gzip) };
        return await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> JudgeAsync(HttpResponseMessage response, RequestTarget target, RequestBody? body, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode && IsWebPage(response))
            throw _errors.DescribeWebPage();
        if (response.IsSuccessStatusCode)
            return null;

        var message = await ServerMessage.ReadAsync(response, _mask, cancellationToken).ConfigureAwait(false);
        return response.StatusCode switch
        {
            HttpStatusCode.RequestEntityTooLarge when body is not null =>
                $"DataHub answered {ServerMessage.StatusOf(response)}: the request with this proposal alone is {body.Length} bytes long. Raise the limit of the server or proxy, and replay the entry.",
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity when message is not null =>
                $"DataHub answered {ServerMessage.StatusOf(response)}: {message}",
            // What is not there need not be deleted. DataHub says so without a body; a path that it does not know comes with one.
            HttpStatusCode.NotFound when target.Method == HttpMethod.Delete && response.Content.Headers.ContentLength == 0 => null,
            _ => throw _errors.Describe(response, message),
        };
    }
}
