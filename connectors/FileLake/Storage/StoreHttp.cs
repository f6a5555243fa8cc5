using System.Net;

namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>Counts the requests that clients of object stores really send, their own repetitions included.</summary>
internal sealed class StoreHttp : DelegatingHandler
{
    private readonly StoreUsage _usage;

    private StoreHttp(StoreUsage usage, HttpMessageHandler inner)
        : base(inner) => _usage = usage;

    /// <summary>A client with no more requests at a time than given; more wait. A request is over when its answer was read.</summary>
    public static HttpClient CreateClient(StoreUsage usage, int maxConcurrency)
    {
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = maxConcurrency,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            AutomaticDecompression = DecompressionMethods.None, // ranges and sizes are those of the stored bytes
            AllowAutoRedirect = false,
        };
        return new HttpClient(new StoreHttp(usage, handler)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _usage.CountRequest();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (IsRefused(response.StatusCode))
            {
                _usage.CountRefusal();
            }

            return response;
        }
        catch (HttpRequestException)
        {
            _usage.CountRefusal();
            throw;
        }
    }

    private static bool IsRefused(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or (>= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented);
}
