using System.Net;
using System.Net.Sockets;
using MetadataIngestion.Sinks.Http;
using MetadataIngestion.Sinks.Webhook;
using static MetadataIngestion.Sinks.Tests.Webhook.WebhookRun;

namespace MetadataIngestion.Sinks.Tests.Webhook;

public sealed class WebhookFailureTests : IAsyncLifetime
{
    private const string Secret = "a-secret-of-some-length";

    private readonly SettableTime _time = new();
    private TestReceiver _receiver = null!;
    private WebhookSink _sink = null!;

    public async Task InitializeAsync()
    {
        _receiver = await TestReceiver.StartAsync();
        _sink = new WebhookSink(new WebhookSinkOptions { Url = _receiver.Url, Secrets = [Secret] }, _time);
    }

    public async Task DisposeAsync()
    {
        await _sink.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task WriteAsync_MessageIsRefused_IsADeadLetterAndTheRestGoesOn(int status)
    {
        _receiver.Answer = (request, context) =>
        {
            context.Response.StatusCode = request.Id == "run-1-2" ? status : 200;
            return Task.CompletedTask;
        };

        var rejected = Assert.Single(await _sink.WriteAsync(News.Changes(1, 3), CancellationToken.None));

        Assert.Equal(2, rejected.Offset);
        Assert.StartsWith($"The webhook at {_receiver.Server} answered {status}", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(3, _receiver.Requests.Count);
    }

    [Fact]
    public async Task WriteAsync_DigestIsRefused_MakesDeadLettersOfAllInIt()
    {
        _receiver.AnswerWith(400, body: "invalid_payload");

        var rejected = await _sink.WriteAsync([.. News.Changes(1, 25), Entries.Entry(26)], CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 25).Select(offset => (long)offset), rejected.Select(entry => entry.Offset));
        Assert.Equal($"In a digest: The webhook at {_receiver.Server} answered 400 Bad Request: invalid_payload", rejected[0].Reason);
    }

    [Theory]
    [InlineData(301, "Redirects are not followed; give the address that it leads to as Url.")]
    [InlineData(302, "Redirects are not followed; give the address that it leads to as Url.")]
    [InlineData(401, "Correct Secrets, Headers or Url so that the receiver lets messages in.")]
    [InlineData(404, "Give the address that takes messages by POST as Url.")]
    [InlineData(429, "Nothing is lost: it is tried again. See the receiver's own log if it stays so.")]
    [InlineData(500, "Nothing is lost: it is tried again. See the receiver's own log if it stays so.")]
    public async Task WriteAsync_EveryMessageWouldBeRefused_FailsWithARemedy(int status, string remedy)
    {
        _receiver.Answer = (_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = _receiver.Server + "/elsewhere";
            return Task.CompletedTask;
        };

        var error = await FailAsync(_sink, News.Changes(1, 2));

        Assert.StartsWith($"The webhook at {_receiver.Server} answered {status}", error, StringComparison.Ordinal);
        Assert.EndsWith(remedy, error, StringComparison.Ordinal);
        Assert.Single(_receiver.Requests);
    }

    [Fact]
    public async Task WriteAsync_FailsHalfway_GoesOnThereAndForgetsNoRefusal()
    {
        _receiver.Answer = (request, context) =>
        {
            context.Response.StatusCode = request.Id switch
            {
                "run-1-1" => 422,
                "run-1-3" when _receiver.Requests.Count < 4 => 503,
                _ => 200,
            };
            return Task.CompletedTask;
        };
        await FailAsync(_sink, News.Changes(1, 4));

        var rejected = await _sink.WriteAsync(News.Changes(1, 4), CancellationToken.None);

        Assert.Equal(["run-1-1", "run-1-2", "run-1-3", "run-1-3", "run-1-4"], _receiver.Requests.Select(request => request.Id));
        Assert.Equal(1, Assert.Single(rejected).Offset);
    }

    [Fact]
    public async Task WriteAsync_SameBatchAgain_IsSentAgainUnderTheSameIds()
    {
        await _sink.WriteAsync(News.Changes(1, 2), CancellationToken.None);
        await _sink.WriteAsync(News.Changes(1, 2), CancellationToken.None);

        Assert.Equal(["run-1-1", "run-1-2", "run-1-1", "run-1-2"], _receiver.Requests.Select(request => request.Id));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task WriteAsync_AskedForAShortWait_KeepsItBeforeTheNextRequest(int status)
    {
        _receiver.AnswerWith(status, retryAfter: "7");
        await FailAsync(_sink, News.Change(1));
        _receiver.AnswerWith(200);

        Assert.Empty(await _sink.WriteAsync([News.Change(1)], CancellationToken.None));

        Assert.Equal([TimeSpan.FromSeconds(7)], _time.Waits);
        Assert.Equal(2, _receiver.Requests.Count);
    }

    [Fact]
    public async Task WriteAsync_AskedForALongWait_SendsNothingUntilItIsOver()
    {
        _receiver.AnswerWith(429, retryAfter: "Thu, 05 Nov 2026 10:20:30 GMT");
        var error = await FailAsync(_sink, News.Change(1));
        _receiver.AnswerWith(200);

        Assert.Equal(error, await FailAsync(_sink, News.Change(1)));
        Assert.Single(_receiver.Requests);
        Assert.Equal($"The webhook at {_receiver.Server} asked with 429 Too Many Requests to be left alone until 2026-11-05 10:20:30Z. Nothing is lost: it is tried again then.", error);

        _time.Now = _time.Now.AddMinutes(20);
        Assert.Empty(await _sink.WriteAsync([News.Change(1)], CancellationToken.None));
        Assert.Equal(2, _receiver.Requests.Count);
    }

    [Fact]
    public async Task WriteAsync_Gone_IsLeftAloneForAnHour()
    {
        _receiver.AnswerWith(410);
        var error = await FailAsync(_sink, News.Change(1));
        for (var attempt = 0; attempt < 20; attempt++)
            Assert.Equal(error, await FailAsync(_sink, News.Change(1)));

        Assert.Single(_receiver.Requests);
        Assert.StartsWith($"The webhook at {_receiver.Server} answered 410 Gone: it wants no more messages, and gets none. Remove or disable the sink, or correct Url.", error, StringComparison.Ordinal);

        _time.Now = _time.Now.AddHours(1);
        await FailAsync(_sink, News.Change(1));
        Assert.Equal(2, _receiver.Requests.Count);
    }

    [Fact]
    public async Task WriteAsync_AnswerTakesTooLong_SaysSo()
    {
        var hold = new TaskCompletionSource();
        _receiver.Answer = (_, context) => Task.WhenAny(hold.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var sink = new WebhookSink(new WebhookSinkOptions { Url = _receiver.Url, Timeout = TimeSpan.FromMilliseconds(200) }, _time);

        var error = await FailAsync(sink, News.Change(1));

        hold.SetResult();
        Assert.Equal($"The webhook at {_receiver.Server} did not answer within 00:00:00.2000000. Let it answer before it works on the message, or raise Timeout.", error);
    }

    [Fact]
    public async Task WriteAsync_NobodyListens_NamesTheServerAlone()
    {
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var server = $"http://127.0.0.1:{((IPEndPoint)reserved.LocalEndPoint!).Port}";
        await using var sink = new WebhookSink(new WebhookSinkOptions { Url = server + "/services/hook-path" }, _time);

        var error = await FailAsync(sink, News.Change(1));

        Assert.StartsWith($"The webhook at {server} cannot be reached: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hook-path", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_UnknownAuthority_NamesTheRemedy()
    {
        using var authority = new TestAuthority();
        await using var receiver = await TestReceiver.StartAsync(authority);
        await using var sink = new WebhookSink(new WebhookSinkOptions { Url = receiver.Url }, _time);

        Assert.Contains("Tls:CaCertificatePath", await FailAsync(sink, News.Change(1)), StringComparison.Ordinal);

        await using var trusting = new WebhookSink(new WebhookSinkOptions { Url = receiver.Url, Tls = new TlsOptions { CaCertificatePath = authority.RootPath } }, _time);
        Assert.Empty(await trusting.WriteAsync([News.Change(1)], CancellationToken.None));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public async Task WriteAsync_ReceiverRepeatsSecrets_TheyAreMasked(int status)
    {
        _receiver.AnswerWith(status, body: $"bad request to /services/T0/hook-path?key=k1 signed with {Secret} by Bearer t0ken-t0ken");
        await using var sink = new WebhookSink(
            new WebhookSinkOptions { Url = _receiver.Url, Secrets = [Secret], Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer t0ken-t0ken" } }, _time);

        var said = status == 400 ? Assert.Single(await sink.WriteAsync([News.Change(1)], CancellationToken.None)).Reason : await FailAsync(sink, News.Change(1));

        Assert.Contains("bad request to *** signed with *** by ***", said, StringComparison.Ordinal);
    }
}
