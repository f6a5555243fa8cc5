using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.TestKit.Tests.Support;

namespace MetadataIngestion.TestKit.Tests;

/// <summary>Each connector here has one flaw in what it says of a source, and the rule about it says so.</summary>
public sealed class CrawlFlawTests
{
    [Fact]
    public async Task Scope_NeverReported_IsNamedWithTheAssetsInIt()
    {
        var objection = await Objection.OfAsync(
            Objection.Saying(items => items.Where(item => item is not ScopeCompleted { Scope.LastPart: "sales" })).Crawl_EveryAsset_LiesUnderAReportedScope);

        Assert.Contains("the dataset 'sales.orders' lies under no reported scope: nothing was said of 'sales'.", objection, StringComparison.Ordinal);
        Assert.Contains("the container 'sales' was found, but never said to be listed.", objection, StringComparison.Ordinal);
        Assert.EndsWith("for every scope that holds assets and for every container.", objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scope_CompletedForAnotherKind_DoesNotCount() => Assert.Contains(
        "the dataset 'sales.orders' lies under no reported scope",
        await Objection.OfAsync(Objection.Saying(items => items.Select(item => item is ScopeCompleted { Scope.LastPart: "sales" } completed
            ? completed with { Kinds = AssetKinds.Routines }
            : item)).Crawl_EveryAsset_LiesUnderAReportedScope),
        StringComparison.Ordinal);

    [Fact]
    public async Task Container_AfterWhatItHolds_IsNamed() => Assert.Contains(
        "the dataset 'sales.customers' came before the container 'sales' that holds it.",
        await Objection.OfAsync(Objection.Saying(items => [items[1], items[0], .. items.Skip(2)]).Crawl_EveryContainer_ComesBeforeWhatItHolds),
        StringComparison.Ordinal);

    [Fact]
    public async Task Asset_AfterItsScopeIsComplete_IsNamed() => Assert.Contains(
        "the dataset 'sales.orders' came after its scope 'sales' was said to be complete.",
        await Objection.OfAsync(Objection.Saying(items => [items[0], items[1], items[3], items[2], .. items.Skip(4)]).Crawl_EveryContainer_ComesBeforeWhatItHolds),
        StringComparison.Ordinal);

    [Fact]
    public async Task Path_UsedTwice_IsNamed() => Assert.Contains(
        "the dataset 'sales.orders' was found 2 times.",
        await Objection.OfAsync(Objection.Saying(items => [.. items.Take(3), items[2], .. items.Skip(3)]).Crawl_PathsAndIdentities_AreUnique),
        StringComparison.Ordinal);

    [Fact]
    public async Task Identity_UsedTwice_IsNamed() => Assert.Contains(
        "The identity '2' belongs to several: the dataset 'sales.customers', the dataset 'sales.orders'.",
        await Objection.OfAsync(Objection.Saying(items => Replace(items, 2, Dataset(items, 2) with { Identity = "2" })).Crawl_PathsAndIdentities_AreUnique),
        StringComparison.Ordinal);

    [Fact]
    public async Task Field_TwiceInADataset_IsNamed() => Assert.Contains(
        "the dataset 'sales.orders' has the field 'id' more than once.",
        await Objection.OfAsync(Objection.Saying(items => Replace(items, 2, WithTwoIds(Dataset(items, 2)))).Crawl_PathsAndIdentities_AreUnique),
        StringComparison.Ordinal);

    [Fact]
    public async Task Path_WithoutTheInstance_IsNamed()
    {
        var conformance = new ScriptedConformance { Crawl = (_, token) => Shop.Crawl(Shop.Items(new CrawlContext { SourceName = "x" }), token) };

        Assert.Contains("'sales.orders' has the instance '' instead of 'first'.", await Objection.OfAsync(conformance.Crawl_EveryPath_CarriesPlatformAndInstance), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capability_Unmentioned_IsNamed() => Assert.Contains(
        "The capability 'schemas' is declared, but the crawl did not say what became of it.",
        await Objection.OfAsync(Objection.Saying(items => items.Where(item => item is not CapabilityReported)).Crawl_EveryCapability_IsReported),
        StringComparison.Ordinal);

    [Fact]
    public async Task Capability_Undeclared_IsNamed() => Assert.Contains(
        "The crawl reported 'lineage', which is not declared.",
        await Objection.OfAsync(Objection.Saying(items => [new CapabilityReported("lineage", CapabilityStatus.Ran), .. items]).Crawl_EveryCapability_IsReported),
        StringComparison.Ordinal);

    [Fact]
    public async Task Clock_InAProperty_IsShownByItsLine()
    {
        var conformance = new ScriptedConformance
        {
            Crawl = (context, token) => Shop.Crawl(
                Replace(Shop.Items(context), 1, Dataset(Shop.Items(context), 1) with { Description = $"seen in {context.TimeProvider.GetUtcNow().Year}" }), token),
        };

        var objection = await Objection.OfAsync(conformance.Crawl_OfAnUnchangedSource_SaysTheSame);

        Assert.Contains("the first difference is item 2, the dataset 'sales.customers':", objection, StringComparison.Ordinal);
        Assert.Contains("second: \"Description\": \"seen in ", objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_ThatChanges_IsNotTheSame()
    {
        var crawls = 0;
        var conformance = Objection.Saying(items => crawls++ % 2 == 0 ? items : [items[0], items[2], items[1], .. items.Skip(3)]);

        Assert.StartsWith("Two crawls of an unchanged source say different things", await Objection.OfAsync(conformance.Crawl_OfAnUnchangedSource_SaysTheSame), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identity_ThatChanges_IsNotTheSame()
    {
        var identity = 0;
        var conformance = Objection.Saying(items => Replace(items, 1, Dataset(items, 1) with { Identity = (++identity).ToString(CultureInfo.InvariantCulture) }));

        Assert.Contains("\"Identity\"", await Objection.OfAsync(conformance.Crawl_OfAnUnchangedSource_SaysTheSame), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_SharedBetweenSources_Shows()
    {
        AssetPath? shared = null;
        var conformance = new ScriptedConformance { Crawl = (context, token) => Shop.Crawl(Remembering(context), token) };

        Assert.StartsWith("A crawl says something else when another runs beside it", await Objection.OfAsync(conformance.Crawl_TwoAtOnce_ShareNothing), StringComparison.Ordinal);

        IEnumerable<CrawlItem> Remembering(CrawlContext context)
        {
            shared = Shop.Root(context);
            yield return Shop.Items(context)[0];
            yield return new AssetFound(Shop.Table(shared.Child("sales", "orders"), "3"));
            yield return new ScopeCompleted(shared);
        }
    }

    private static Dataset Dataset(List<CrawlItem> items, int index) => (Dataset)((AssetFound)items[index]).Asset;

    private static Dataset WithTwoIds(Dataset dataset) => dataset with { Schema = new DatasetSchema([.. dataset.Schema!.Fields, dataset.Schema.Fields[0]]) };

    private static List<CrawlItem> Replace(List<CrawlItem> items, int index, Asset asset)
    {
        items[index] = new AssetFound(asset);
        return items;
    }
}
