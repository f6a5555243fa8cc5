using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MetadataIngestion.Sinks.Webhook;
using static MetadataIngestion.Sinks.Tests.Webhook.WebhookRun;

namespace MetadataIngestion.Sinks.Tests.Webhook;

public sealed class WebhookSignatureTests : IAsyncLifetime
{
    private const string First = "a-secret-of-some-length";
    private const string Second = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private TestReceiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await TestReceiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    /// <summary>The value is from openssl: printf '%s' "$id.$time.$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:31f290f6bf06298aab4f08d43c3f082cf648a362da2da4b0 -binary | base64.</summary>
    [Fact]
    public void Of_KnownMessage_IsWhatOtherProgramsCompute() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        Signature.Of([Second], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8));

    [Fact]
    public async Task WriteAsync_TwoSecrets_SignsWithBoth()
    {
        await WriteAsync(new WebhookSinkOptions { Url = _receiver.Url, Secrets = [First, Second] }, News.Change(1, text: "gr\u00f6\u00dfer"));

        var request = Assert.Single(_receiver.Requests);
        var time = request.Headers["webhook-timestamp"];
        Assert.Equal(new DateTimeOffset(2026, 11, 5, 10, 0, 30, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), time);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{request.Id}.{time}."), .. request.Body];
        Assert.Equal(
            [Hmac(Encoding.UTF8.GetBytes(First), signed), Hmac(Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), signed)],
            request.Headers["webhook-signature"].Split(' ').Select(signature => signature["v1,".Length..]));
    }

    [Fact]
    public async Task WriteAsync_NoSecret_IsNotSigned()
    {
        await WriteAsync(new WebhookSinkOptions { Url = _receiver.Url, Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer t0ken" } }, News.Change(1));

        var request = Assert.Single(_receiver.Requests);
        Assert.False(request.Headers.ContainsKey("webhook-signature"));
        Assert.Equal("Bearer t0ken", request.Headers["Authorization"]);
    }

    /// <summary>HMAC as RFC 2104 defines it, from the hash alone.</summary>
    private static string Hmac(byte[] key, byte[] text)
    {
        var padded = new byte[64];
        key.CopyTo(padded, 0);
        byte[] inner = SHA256.HashData([.. padded.Select(value => (byte)(value ^ 0x36)), .. text]);
        return Convert.ToBase64String(SHA256.HashData([.. padded.Select(value => (byte)(value ^ 0x5c)), .. inner]));
    }
}
