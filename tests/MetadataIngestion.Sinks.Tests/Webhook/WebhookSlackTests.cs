using System.Text.Json;
using MetadataIngestion.Sinks.Webhook;
using static MetadataIngestion.Sinks.Tests.Webhook.WebhookRun;

namespace MetadataIngestion.Sinks.Tests.Webhook;

public sealed class WebhookSlackTests : IAsyncLifetime
{
    private TestReceiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await TestReceiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task WriteAsync_Message_IsTextAndBlocks()
    {
        await WriteAsync(Options(), News.Change(1));

        Assert.Equal(
            """
            {"text":"Breaking change: shop.sales.orders, field code holds fewer values: varchar(50) -&gt; varchar(20)","blocks":[
            {"type":"section","text":{"type":"mrkdwn","text":"*Breaking change*  shop.sales.orders, field code holds fewer values: varchar(50) -&gt; varchar(20)","verbatim":true}},
            {"type":"context","elements":[{"type":"mrkdwn","text":"`type.narrowed`  ·  source `shop`  ·  domain `sales`  ·  owner `ada`  ·  may hurt 2: `shop.sales.recent`  ·  consumer groups `billing`  ·  contracts `orders`  ·  products `shop`, `reports`  ·  schema version `2.0.0`","verbatim":true}]}]}
            """.ReplaceLineEndings(string.Empty),
            Assert.Single(_receiver.Requests).Text);
    }

    [Fact]
    public async Task WriteAsync_Digest_CountsAndNamesTheWorst()
    {
        await WriteAsync(Options() with { DigestAbove = 2 }, News.Change(1, level: "risky"), News.Change(2), News.Contract(3), News.Policy(4, "RESOLVED"));

        Assert.Equal(
            """
            {"text":"4 messages about metadata: `breaking` 1, `error` 1, `risky` 1, `warning` 1","blocks":[
            {"type":"header","text":{"type":"plain_text","text":"4 messages about metadata"}},
            {"type":"section","text":{"type":"mrkdwn","text":"*Levels*  `breaking` 1, `error` 1, `risky` 1, `warning` 1\n*Sources*  `shop` 4\n*Domains*  `sales` 3, `none` 1\n*Codes*  `type.narrowed` 2, `DC205` 1, `GP101` 1","verbatim":true}},
            {"type":"section","text":{"type":"mrkdwn","text":"*The worst*\n• *Breaking change*  shop.sales.orders, field code holds fewer values: varchar(50) -&gt; varchar(20)\n
            • *Contract broken*  shop.sales.orders: its contract is broken: DC205 total: failed, proved: it takes nulls\n
            • *Risky change*  shop.sales.orders, field code holds fewer values: varchar(50) -&gt; varchar(20)\n
            • *Policy kept again*  shop.sales.orders: resolved: Every asset has an owner","verbatim":true}},
            {"type":"context","elements":[{"type":"mrkdwn","text":"offsets 1 to 4 of the log","verbatim":true}]}]}
            """.ReplaceLineEndings(string.Empty),
            Assert.Single(_receiver.Requests).Text);
    }

    [Fact]
    public async Task WriteAsync_NamesThatLookLikeMarkup_MentionAndLinkNobody()
    {
        await WriteAsync(Options(), News.Change(1, code: "a`b", text: "<!channel> <https://evil.example|click> & \"co\"\n> quote", owner: "urn:li:corpuser:`<@U1>`"));

        var body = Assert.Single(_receiver.Requests).Json;
        Assert.Equal("Breaking change: &lt;!channel&gt; &lt;https://evil.example|click&gt; &amp; \"co\" &gt; quote", body.GetProperty("text").GetString());
        var facts = body.GetProperty("blocks")[1].GetProperty("elements")[0].GetProperty("text").GetString()!;
        Assert.StartsWith("`a'b`  ·", facts, StringComparison.Ordinal);
        Assert.Contains("owner `'&lt;@U1&gt;'`", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_EndlessNames_KeepWithinTheLimits()
    {
        var endless = string.Concat(Enumerable.Repeat("<\ud83d\ude00&", 5000));
        await WriteAsync(Options(), News.Change(1, code: endless, text: endless, domains: "x<" + new string('y', 5000)));
        await WriteAsync(Options() with { DigestAbove = 0 }, [.. Enumerable.Range(1, 40).Select(offset => News.Change(offset, code: offset + endless, text: endless, domains: offset + new string('<', 3000)))]);

        Assert.All(_receiver.Requests.SelectMany(request => Texts(request.Json)), text => Assert.InRange(text.Length, 1, 3000));
        Assert.All(_receiver.Requests.SelectMany(request => Texts(request.Json)), text => Assert.DoesNotMatch("<|&(?!lt;|gt;|amp;)|\ufffd", text));
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => member is { Name: "text", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : Texts(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private WebhookSinkOptions Options() => new() { Url = _receiver.Url, Format = WebhookFormat.Slack };
}
