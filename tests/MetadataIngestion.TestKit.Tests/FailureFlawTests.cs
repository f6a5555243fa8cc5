using MetadataIngestion.Abstractions;
using MetadataIngestion.TestKit.Tests.Support;

namespace MetadataIngestion.TestKit.Tests;

/// <summary>Each connector here does one thing wrong when something fails, and the rule about it says so.</summary>
public sealed class FailureFlawTests
{
    [Fact]
    public async Task Unreachable_TakenForEmpty_IsASilentZero()
    {
        var conformance = new ScriptedConformance { UnreachableCrawl = (context, token) => Shop.Crawl([new ScopeCompleted(Shop.Root(context))], token) };

        var objection = await Objection.OfAsync(conformance.Crawl_UnreachableSource_IsNotEmpty);

        Assert.Contains("'shop' was said to be complete, so whatever was known there would be removed.", objection, StringComparison.Ordinal);
        Assert.EndsWith("never an empty crawl.", objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unreachable_WithoutAWord_IsRefused() => Assert.Contains(
        "The crawl ended without an error and without a ScopeIncomplete.",
        await Objection.OfAsync(new ScriptedConformance { UnreachableCrawl = (_, token) => Shop.Crawl([], token) }.Crawl_UnreachableSource_IsNotEmpty),
        StringComparison.Ordinal);

    [Fact]
    public async Task Unreachable_AsTheDriversException_IsRefused()
    {
        var conformance = new ScriptedConformance { UnreachableCrawl = (_, token) => Shop.Fail(new IOException("Connection refused"), token) };

        var objection = await Objection.OfAsync(conformance.Crawl_UnreachableSource_IsNotEmpty);

        Assert.StartsWith("The crawl threw System.IO.IOException: Connection refused", objection, StringComparison.Ordinal);
        Assert.Contains("Throw RetriableSourceException", objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenObject_LeftOut_WouldBeRemoved()
    {
        var conformance = new ScriptedConformance
        {
            BrokenCrawl = (context, token) => Shop.Crawl(Shop.Items(context).Where(item => item is not AssetFound { Asset.Path.LastPart: "orders" }), token),
        };

        var objection = await Objection.OfAsync(conformance.Crawl_BrokenObject_IsNotTakenForDropped);

        Assert.Contains("the dataset 'sales.orders' could not be read and would be removed, because its scope 'sales' was said to be complete.", objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenScope_LeftOut_WouldBeRemoved()
    {
        var conformance = new ScriptedConformance { BrokenCrawl = (context, token) => Shop.Crawl(Shop.Items(context).TakeLast(2), token) };

        var objection = await Objection.OfAsync(conformance.Crawl_BrokenObject_IsNotTakenForDropped);

        Assert.Contains("the container 'sales' could not be read and would be removed", objection, StringComparison.Ordinal);
        Assert.Contains("the dataset 'sales.orders' could not be read and would be removed, because its scope 'shop' was said to be complete.", objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenScope_Incomplete_IsRight()
    {
        var conformance = new ScriptedConformance
        {
            BrokenCrawl = (context, token) => Shop.Crawl(
                [Shop.Items(context)[0], new ScopeIncomplete(Shop.Root(context).Child("sales"), IncompleteReason.Error, "It broke."), .. Shop.Items(context).TakeLast(2)], token),
        };

        await conformance.Crawl_BrokenObject_IsNotTakenForDropped();
    }

    [Fact]
    public async Task BrokenObject_HalfDescribed_LooksLikeAChange()
    {
        var conformance = new ScriptedConformance
        {
            BrokenCrawl = (context, token) => Shop.Crawl(
                Shop.Items(context).Select(item => item is AssetFound { Asset: Dataset dataset } ? new AssetFound(dataset with { Schema = null }) : item), token),
        };

        Assert.Contains(
            "the dataset 'sales.orders' is described differently, without a warning",
            await Objection.OfAsync(conformance.Crawl_BrokenObject_IsNotTakenForDropped),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenObject_Unmentioned_IsRefused() => Assert.StartsWith(
        "Something was broken, and the crawl says nothing about it.",
        await Objection.OfAsync(new ScriptedConformance { BrokenCrawl = (context, token) => Shop.Crawl(Shop.Items(context), token) }.Crawl_BrokenObject_IsNotTakenForDropped),
        StringComparison.Ordinal);

    [Fact]
    public async Task Check_ThatSucceedsWithoutASource_IsRefused() => Assert.Contains(
        "has no failed step",
        await Objection.OfAsync(new ScriptedConformance { UnreachableCheck = () => new ConnectionReport([]) }.Check_UnreachableSource_ReportsAFailedStep),
        StringComparison.Ordinal);

    [Fact]
    public async Task Check_ThatFailsForAGoodSource_NamesTheStep()
    {
        var conformance = new ScriptedConformance { Check = () => new ConnectionReport([new ConnectionStep("rights", ConnectionStepStatus.Failed, "none")]) };

        Assert.Contains("rights: none", await Objection.OfAsync(conformance.Check_RealSource_Succeeds), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_IgnoredBetweenItems_ShowsTheItem()
    {
        var conformance = new ScriptedConformance { Crawl = (context, _) => Shop.Crawl(Shop.Items(context), CancellationToken.None).Deaf() };

        var objection = await Objection.OfAsync(conformance.Crawl_Cancelled_EndsBeforeTheNextItem);

        Assert.Contains("It was cancelled after 0 items, and yielded another item: the container 'sales'.", objection, StringComparison.Ordinal);
        Assert.Contains("ThrowIfCancellationRequested", objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ThatLooksLikeTheEnd_IsRefused()
    {
        var conformance = new ScriptedConformance { Crawl = (context, token) => Shop.Crawl(Shop.Items(context).TakeWhile(_ => !token.IsCancellationRequested), CancellationToken.None).Deaf() };

        Assert.Contains("ended as if it had been complete", await Objection.OfAsync(conformance.Crawl_Cancelled_EndsBeforeTheNextItem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_IgnoredInARead_IsRefused() => Assert.Contains(
        "It was cancelled while it waited for the source, and yielded another item",
        await Objection.OfAsync(new ScriptedConformance { BlockedCrawl = Waiting.Deafly }.Crawl_CancelledWhileItWaits_Ends),
        StringComparison.Ordinal);

    [Fact]
    public async Task Block_ThatBlocksNothing_IsSaid() => Assert.Contains(
        "came to its end although BlockAsync was to make it wait",
        await Objection.OfAsync(new ScriptedConformance { BlockedCrawl = (context, token) => Shop.Crawl(Shop.Items(context), token) }.Crawl_CancelledWhileItWaits_Ends),
        StringComparison.Ordinal);
}
