using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <content>What becomes of a source that several workers crawl; a connector that cannot divide one keeps these rules as it is.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>Parts are disjoint and the same each time, and their crawls and that of the rest together say what a whole crawl says.</summary>
    [ConformanceFact]
    public Task Split_IntoFew_SaysWhatAWholeCrawlSays() => CheckSplitAsync(2);

    /// <summary>As with few parts, with one for each thing that can be had apart.</summary>
    [ConformanceFact]
    public Task Split_IntoMany_SaysWhatAWholeCrawlSays() => CheckSplitAsync(100);

    private async Task CheckSplitAsync(int atMost)
    {
        await using var host = CreateHost();
        await using var lease = host.CreateSource(CreateOptions());
        SplitRules.CheckDeclaration(host.Descriptor, lease.Source);
        if (lease.Source is not ISplittableSource source)
            return;

        var parts = await source.PlanPartsAsync(Context(), atMost, CancellationToken.None);
        SplitRules.CheckPlan(parts, await PlanAgainAsync(host, atMost), atMost);
        var whole = await CrawlAsync(host);
        foreach (var part in parts)
            await CheckExtentAsync(host, whole, new PartFilter(part.Scopes, isPart: true), $"the part '{part.Name}'");
        await CheckExtentAsync(host, whole, new PartFilter([.. parts.SelectMany(part => part.Scopes)], isPart: false), "the rest");
    }

    private async Task<IReadOnlyList<SourcePart>> PlanAgainAsync(ConnectorHost host, int atMost)
    {
        await using var lease = host.CreateSource(CreateOptions());
        return await ((ISplittableSource)lease.Source).PlanPartsAsync(Context(), atMost, CancellationToken.None);
    }

    private async Task CheckExtentAsync(ConnectorHost host, CrawlRecord whole, PartFilter extent, string name)
    {
        var context = new CrawlContext { SourceName = Context().SourceName, Instance = First, Filter = extent };
        SplitRules.CheckCrawl(whole, await CrawlAsync(host, CreateOptions(), context), extent, name);
    }
}
