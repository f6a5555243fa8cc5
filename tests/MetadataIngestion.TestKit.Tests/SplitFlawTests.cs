using MetadataIngestion.Abstractions;
using MetadataIngestion.TestKit.Tests.Support;

namespace MetadataIngestion.TestKit.Tests;

/// <summary>Each connector here has one flaw in how it divides a source, and the rule about it says so.</summary>
public sealed class SplitFlawTests
{
    [Fact]
    public async Task Plan_ScopeInsideAnother_IsNamed() => Assert.Contains(
        "The scope 'sales.orders' lies in another one.",
        await ObjectionToAsync((context, _) => [Part("a", Shop.Root(context).Child("sales")), Part("b", Shop.Root(context).Child("sales", "orders"))]),
        StringComparison.Ordinal);

    [Fact]
    public async Task Plan_OtherEachTime_IsNamed()
    {
        var plans = 0;
        Assert.Contains(
            "divided in two ways",
            await ObjectionToAsync((context, _) => [Part($"part {plans++}", Shop.Root(context).Child("sales"))]),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_MoreThanAllowed_IsNamed() => Assert.Contains(
        "3 parts were planned, where 2 were allowed.",
        await ObjectionToAsync((context, _) => [.. "abc".Select(name => Part($"{name}", Shop.Root(context).Child($"{name}")))]),
        StringComparison.Ordinal);

    [Fact]
    public async Task Crawl_PartLeavesSomethingOut_IsNamed()
    {
        var careless = new ScriptedConformance
        {
            Crawl = (context, token) => Shop.Crawl(Shop.Items(context).Where(item => item is not AssetFound { Asset: Dataset } || IsWhole(context)), token),
        };

        Assert.Contains("The whole crawl says, and that of the part 'sales.customers' does not: Dataset", await Objection.OfAsync(careless.Split_IntoFew_SaysWhatAWholeCrawlSays), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_RestWithoutTheContainersThatLeadToParts_IsNamed()
    {
        var conformance = new ScriptedConformance
        {
            Crawl = (context, token) => Shop.Crawl(
                Shop.Items(context).Where(item => item is not AssetFound { Asset: Container } || context.Filter.Evaluate(Shop.Root(context).Child("sales", "orders")).IsAllowed), token),
        };

        Assert.Contains("that of the rest does not: Container", await Objection.OfAsync(conformance.Split_IntoFew_SaysWhatAWholeCrawlSays), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Descriptor_SaysOtherwise_IsNamed() => Assert.Contains(
        "CanSplit is False",
        await Objection.OfAsync(new ScriptedConformance { Descriptor = ScriptedPlugin.Sound with { CanSplit = false } }.Split_IntoMany_SaysWhatAWholeCrawlSays),
        StringComparison.Ordinal);

    private static Task<string> ObjectionToAsync(Func<CrawlContext, int, IReadOnlyList<SourcePart>> plan) =>
        Objection.OfAsync(new ScriptedConformance { Plan = plan }.Split_IntoFew_SaysWhatAWholeCrawlSays);

    private static bool IsWhole(CrawlContext context) => Shop.Parts(context, 2).All(part => context.Filter.Evaluate(part.Scopes[0]).IsAllowed);

    private static SourcePart Part(string name, AssetPath scope) => new(name, [scope]);
}
