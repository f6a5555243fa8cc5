using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <content>What a crawl says.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>Every asset lies under a scope that was reported, and every container is one.</summary>
    [ConformanceFact]
    public async Task Crawl_EveryAsset_LiesUnderAReportedScope()
    {
        await using var host = CreateHost();
        ScopeRules.CheckCoverage(await CrawlAsync(host));
    }

    /// <summary>Containers come before what they hold, and scopes are complete after it.</summary>
    [ConformanceFact]
    public async Task Crawl_EveryContainer_ComesBeforeWhatItHolds()
    {
        await using var host = CreateHost();
        ScopeRules.CheckOrder(await CrawlAsync(host));
    }

    /// <summary>No two assets share a path or an identity, and no two fields of a dataset do.</summary>
    [ConformanceFact]
    public async Task Crawl_PathsAndIdentities_AreUnique()
    {
        await using var host = CreateHost();
        AssetRules.CheckUniqueness(await CrawlAsync(host));
    }

    /// <summary>Every path has the platform and the instance that the source is configured with.</summary>
    [ConformanceFact]
    public async Task Crawl_EveryPath_CarriesPlatformAndInstance()
    {
        await using var host = CreateHost();
        AssetRules.CheckBelonging(await CrawlAsync(host), Platform ?? host.Descriptor.Platform, First);
    }

    /// <summary>The crawl says of every declared capability what became of it, and of no other.</summary>
    [ConformanceFact]
    public async Task Crawl_EveryCapability_IsReported()
    {
        await using var host = CreateHost();
        CapabilityRules.Check(await CrawlAsync(host), host.Descriptor);
    }

    /// <summary>A second crawl, at another time, says the same in the same order.</summary>
    [ConformanceFact]
    public async Task Crawl_OfAnUnchangedSource_SaysTheSame()
    {
        await using var host = CreateHost();
        var first = await CrawlAsync(host);
        var later = new CrawlContext { SourceName = Context().SourceName, Instance = First, TimeProvider = new FixedClock(TimeProvider.System.GetUtcNow().AddDays(400)) };
        var second = await CrawlAsync(host, CreateOptions(), later);
        SamenessRules.Check(
            first, second, "Two crawls of an unchanged source say different things", "Order, texts and identities come from the source alone, not from the time, the run or a hash's order.");
    }

    /// <summary>Two crawls that take turns say what each says alone.</summary>
    [ConformanceFact]
    public async Task Crawl_TwoAtOnce_ShareNothing()
    {
        await using var host = CreateHost();
        CrawlRecord[] alone = [await CrawlAsync(host), await CrawlAsync(host, Second)];
        await using var first = host.CreateSource(CreateOptions());
        await using var second = host.CreateSource(CreateOptions());
        var together = await TurnsAsync(first.Source.CrawlAsync(Context(), CancellationToken.None), second.Source.CrawlAsync(Context(Second), CancellationToken.None));
        for (var i = 0; i < together.Length; i++)
            SamenessRules.Check(alone[i], together[i], "A crawl says something else when another runs beside it", "Keep state in the source's own fields: nothing static and mutable, no file or session that two share.");
    }

    private static async Task<CrawlRecord[]> TurnsAsync(params IAsyncEnumerable<CrawlItem>[] crawls)
    {
        var enumerators = crawls.Select(crawl => crawl.GetAsyncEnumerator()).ToList();
        var items = crawls.Select(_ => new List<CrawlItem>()).ToList();
        try
        {
            for (var goesOn = true; goesOn;)
            {
                goesOn = false;
                for (var i = 0; i < enumerators.Count; i++)
                {
                    if (!await enumerators[i].MoveNextAsync())
                        continue;
                    items[i].Add(enumerators[i].Current);
                    goesOn = true;
                }
            }
        }
        finally
        {
            foreach (var enumerator in enumerators)
                await enumerator.DisposeAsync();
        }

        return [.. items.Select(said => new CrawlRecord(said, null))];
    }
}
