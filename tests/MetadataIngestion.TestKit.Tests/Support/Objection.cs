using Xunit.Sdk;

namespace MetadataIngestion.TestKit.Tests.Support;

/// <summary>What a rule says to a connector that breaks it.</summary>
internal static class Objection
{
    public static async Task<string> OfAsync(Func<Task> test) => (await Assert.ThrowsAnyAsync<XunitException>(test)).Message;

    public static string Of(Action test) => Assert.ThrowsAny<XunitException>(test).Message;

    /// <summary>The conformance tests of a connector whose crawl differs in one thing from one without flaws.</summary>
    public static ScriptedConformance Saying(Func<List<MetadataIngestion.Abstractions.CrawlItem>, IEnumerable<MetadataIngestion.Abstractions.CrawlItem>> flaw) =>
        new() { Crawl = (context, token) => Shop.Crawl(flaw(Shop.Items(context)), token) };
}
