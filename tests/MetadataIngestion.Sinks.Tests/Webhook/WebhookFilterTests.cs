using MetadataIngestion.Core.Verdicts;
using MetadataIngestion.Sinks.Webhook;
using static MetadataIngestion.Sinks.Tests.Webhook.WebhookRun;

namespace MetadataIngestion.Sinks.Tests.Webhook;

public sealed class WebhookFilterTests
{
    [Theory]
    [InlineData(VerdictLevel.Breaking, new long[] { 1 })]
    [InlineData(VerdictLevel.Risky, new long[] { 1, 2 })]
    [InlineData(VerdictLevel.Informational, new long[] { 1, 2, 3, 4 })]
    public async Task WriteAsync_ChangeLevel_IsTheLeastThatIsTold(VerdictLevel level, long[] expected) => Assert.Equal(expected, await SentAsync(
        new WebhookSinkOptions { ChangeLevel = level }, News.Change(1, level: "breaking"), News.Change(2, level: "risky"), News.Change(3, level: "compatible"), News.Change(4, level: "informational")));

    [Theory]
    [InlineData(WebhookFindingLevel.Error, new long[] { 1, 4, 5 })]
    [InlineData(WebhookFindingLevel.Warning, new long[] { 1, 2, 4, 5 })]
    [InlineData(WebhookFindingLevel.Note, new long[] { 1, 2, 3, 4, 5 })]
    public async Task WriteAsync_FindingLevel_IsTheLeastThatIsToldUnlessItIsUnknown(WebhookFindingLevel level, long[] expected) => Assert.Equal(expected, await SentAsync(
        new WebhookSinkOptions { FindingLevel = level }, News.Policy(1, level: "error"), News.Policy(2), News.Policy(3, level: "note"), News.Contract(4), News.Policy(5, "RESOLVED", level: null)));

    [Theory]
    [InlineData(new[] { WebhookKind.Change }, new long[] { 1 })]
    [InlineData(new[] { WebhookKind.Policy, WebhookKind.Contract }, new long[] { 2, 3 })]
    [InlineData(new WebhookKind[0], new long[] { 1, 2, 3 })]
    public async Task WriteAsync_Kinds_AreWhatIsTold(WebhookKind[] kinds, long[] expected) =>
        Assert.Equal(expected, await SentAsync(new WebhookSinkOptions { Kinds = kinds }, News.Change(1), News.Policy(2), News.Contract(3)));

    [Theory]
    [InlineData("type.*", new long[] { 1 })]
    [InlineData("gp1??", new long[] { 3 })]
    [InlineData("DC205", new long[] { 4 })]
    public async Task WriteAsync_Codes_ArePatterns(string code, long[] expected) => Assert.Equal(
        expected, await SentAsync(new WebhookSinkOptions { Codes = [code] }, News.Change(1), News.Change(2, "asset.dropped"), News.Policy(3), News.Contract(4)));

    [Theory]
    [InlineData("sales", new long[] { 1, 4 })]
    [InlineData("urn:li:domain:sales", new long[] { 1, 4 })]
    [InlineData("s*", new long[] { 1, 2, 4 })]
    public async Task WriteAsync_Domains_AreThoseOfTheAsset(string domain, long[] expected) => Assert.Equal(
        expected, await SentAsync(new WebhookSinkOptions { Domains = [domain] }, News.Change(1), News.Change(2, domains: "sales-eu"), News.Change(3, domains: null), News.Contract(4)));

    [Theory]
    [InlineData("commerce", new long[] { 1, 4 })]
    [InlineData("urn:li:domain:commerce", new long[] { 1, 4 })]
    [InlineData("com*", new long[] { 1, 4 })]
    public async Task WriteAsync_Domains_HaveThoseInsideThem(string domain, long[] expected) => Assert.Equal(
        expected,
        await SentAsync(new WebhookSinkOptions { Domains = [domain] }, News.Change(1, outer: "commerce"), News.Change(2), News.Contract(3), News.Contract(4, outer: "commerce")));

    [Theory]
    [InlineData("user:ada", new long[] { 1 })]
    [InlineData("group:data-team", new long[] { 2, 4 })]
    [InlineData("urn:li:corpGroup:*", new long[] { 2, 4 })]
    [InlineData("ada", new long[0])]
    public async Task WriteAsync_Owners_AreThoseOfTheAsset(string owner, long[] expected) => Assert.Equal(
        expected,
        await SentAsync(new WebhookSinkOptions { Owners = [owner] }, News.Change(1), News.Change(2, owner: "urn:li:corpGroup:data-team"), News.Change(3, owner: null), News.Policy(4)));

    [Fact]
    public async Task WriteAsync_OldEntries_AreNoNews()
    {
        var old = News.Change(1, at: News.RecordedAt.AddDays(-8));

        Assert.Equal([2], await SentAsync(new WebhookSinkOptions(), old, News.Change(2)));
        Assert.Equal([1, 2], await SentAsync(new WebhookSinkOptions { MaxAge = null }, old, News.Change(2)));
    }
}
