using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Posts bodies and tells apart what the receiver refuses for good from what may pass. It never tries again by itself, but waits where the receiver asks for it.</summary>
internal sealed class WebhookClient : IDisposable
{
    private const int LongestAnswer = 500;

    /// <summary>A longer wait is left to the relay, which tells of it.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromDays(1);

    /// <summary>How long a receiver that wants nothing more is left alone, for its mind may change.</summary>
    private static readonly TimeSpan s_pauseAfterGone = TimeSpan.FromHours(1);

    /// <summary>What a receiver says about its answer is not worth a longer wait.</summary>
    private static readonly TimeSpan s_answerTime = TimeSpan.FromSeconds(5);

    private readonly WebhookSinkOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly WebhookErrors _errors;
    private readonly HttpClient _http;
    private readonly Uri _url;
    private (DateTimeOffset Until, SinkException Cause)? _pause;

    /// <exception cref="SinkException">A certificate cannot be read.</exception>
    public WebhookClient(WebhookSinkOptions options, TimeProvider timeProvider)
    {
        (_options, _timeProvider, _url) = (options, timeProvider, new Uri(options.Url!));
        _errors = new WebhookErrors(options, new SecretMask([.. options.Secrets, .. options.Headers.Values, _url.PathAndQuery, options.Url]));
        _http = HttpClients.Create(_url, authorization: null, options.Tls, options.Timeout);
    }

    /// <summary>Posts a body once.</summary>
    /// <returns>Why the receiver refuses the body for good; <see langword="null"/> when it took it.</returns>
    /// <exception cref="SinkException">The receiver cannot be reached, lets nobody in, fails, or asked to be left alone.</exception>
    public async Task<string?> SendAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await KeepPauseAsync(cancellationToken).ConfigureAwait(false);
        return await DescribeErrorsAsync(async () =>
        {
            using var request = Request(id, body);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? null : await JudgeAsync(response, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>Posts a body once, to see what comes of it.</summary>
    /// <returns>The status of the answer, and what it begins with.</returns>
    /// <exception cref="SinkException">The receiver cannot be reached, or does not take it.</exception>
    public Task<string> TryAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => DescribeErrorsAsync(async () =>
    {
        using var request = Request(id, body);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var said = await ReadStartAsync(response, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? _errors.DescribeAnswer(response, said)
            : throw (response.StatusCode == HttpStatusCode.Gone ? _errors.DescribeGone(s_pauseAfterGone) : _errors.Describe(response, said));
    });

    /// <summary>Asks for the address without posting anything.</summary>
    /// <returns>The status of the answer.</returns>
    /// <exception cref="SinkException">The receiver cannot be reached, or wants no messages any more.</exception>
    public Task<string> AskAsync(CancellationToken cancellationToken) => DescribeErrorsAsync(async () =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, _url);
        AddHeaders(request);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.Gone ? throw _errors.DescribeGone(s_pauseAfterGone) : ServerMessage.StatusOf(response);
    });

    public void Dispose() => _http.Dispose();

    private async Task KeepPauseAsync(CancellationToken cancellationToken)
    {
        if (_pause is not { } pause || pause.Until <= _timeProvider.GetUtcNow())
            return;

        var wait = pause.Until - _timeProvider.GetUtcNow();
        if (wait > s_longestWait)
            throw pause.Cause;

        await Task.Delay(wait, _timeProvider, cancellationToken).ConfigureAwait(false);
        _pause = null;
    }

    private HttpRequestMessage Request(string id, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        var timestamp = _timeProvider.GetUtcNow().ToUnixTimeSeconds();
        request.Headers.Add(Signature.IdHeader, id);
        request.Headers.Add(Signature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        if (_options.Secrets.Count > 0)
            request.Headers.Add(Signature.SignatureHeader, Signature.Of(_options.Secrets, id, timestamp, body.Span));
        AddHeaders(request);
        return request;
    }

    private void AddHeaders(HttpRequestMessage request)
    {
        foreach (var (name, value) in _options.Headers)
            request.Headers.Add(name, value);
    }

    /// <summary>What would be answered to every message alike is no reason to refuse this one for good.</summary>
    private async Task<string?> JudgeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var message = await ReadStartAsync(response, cancellationToken).ConfigureAwait(false);
        switch (response.StatusCode)
        {
            case HttpStatusCode.Gone:
                throw Pause(s_pauseAfterGone, _errors.DescribeGone(s_pauseAfterGone));
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable when WaitAskedBy(response) is { } wait:
                throw Pause(wait, _errors.DescribePause(_timeProvider.GetUtcNow() + wait, ServerMessage.StatusOf(response)));
            case < HttpStatusCode.BadRequest or >= HttpStatusCode.InternalServerError:
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.ProxyAuthenticationRequired:
            case HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests:
                throw _errors.Describe(response, message);
            default:
                return _errors.DescribeRefusal(response, message);
        }
    }

    private SinkException Pause(TimeSpan wait, SinkException cause)
    {
        _pause = (_timeProvider.GetUtcNow() + wait, cause);
        return cause;
    }

    private TimeSpan? WaitAskedBy(HttpResponseMessage response)
    {
        var now = _timeProvider.GetUtcNow();
        TimeSpan? wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => null,
        };
        return wait > TimeSpan.Zero ? (wait < s_longestPause ? wait : s_longestPause) : null;
    }

    /// <summary>The beginning of what the receiver says, on one line; <see langword="null"/> when it says nothing that people can read.</summary>
    private static async Task<string?> ReadStartAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not ("text/plain" or "application/json" or "application/problem+json" or "text/html"))
            return null;

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(s_answerTime);
        try
        {
            await using var content = await response.Content.ReadAsStreamAsync(enough.Token).ConfigureAwait(false);
            var bytes = new byte[LongestAnswer];
            var count = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, enough.Token).ConfigureAwait(false);
            var text = string.Join(' ', Encoding.UTF8.GetString(bytes, 0, count).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return text.Length == 0 || text.StartsWith('<') ? null : text;
        }
        catch (Exception cause) when (cause is IOException or HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

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
}
