using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Worker.Tests.Telemetry;

/// <summary>Takes metrics and traces over OTLP/HTTP as a collector would. Names and words stand in protocol buffers as plain UTF-8.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Body)> _received = [];
    private readonly WebApplication _app;

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", TakeAsync);
    }

    public string Address => _app.Urls.First();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Whether anything of a signal holds all of the words.</summary>
    public bool Has(string signal, params string[] words) =>
        _received.Any(message => message.Path == $"/v1/{signal}" && words.All(word => message.Body.Contains(word, StringComparison.Ordinal)));

    public int Count => _received.Count;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        _received.Enqueue((http.Request.Path, await reader.ReadToEndAsync()));
        http.Response.ContentType = "application/x-protobuf";
    }
}
