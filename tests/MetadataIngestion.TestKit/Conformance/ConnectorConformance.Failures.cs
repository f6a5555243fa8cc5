using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <content>What a connector does when something is wrong.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>A source that is not there is a typed exception or incomplete, never empty.</summary>
    [ConformanceFact]
    public async Task Crawl_UnreachableSource_IsNotEmpty()
    {
        await using var host = CreateHost();
        FailureRules.CheckUnreachable(await CrawlAsync(host, CreateUnreachableOptions(), Context()));
    }

    /// <summary>An object that cannot be read is said to be so, and nothing is taken for dropped.</summary>
    [ConformanceFact]
    public async Task Crawl_BrokenObject_IsNotTakenForDropped()
    {
        await using var host = CreateHost();
        var before = await CrawlAsync(host);
        await using var broken = await BreakOneObjectAsync();
        FailureRules.CheckBroken(before, await CrawlAsync(host, CreateOptions(), Context()));
    }

    /// <summary>The connection test of a source that is not there is a report with a failed step, not an exception.</summary>
    [ConformanceFact]
    public async Task Check_UnreachableSource_ReportsAFailedStep()
    {
        await using var host = CreateHost();
        if (await CheckAsync(host, CreateUnreachableOptions()) is { } report)
            Assert.False(report.Succeeded, "The connection test of a source that cannot be reached has no failed step.");
    }

    /// <summary>The connection test of a source that is there has no failed step.</summary>
    [ConformanceFact]
    public async Task Check_RealSource_Succeeds()
    {
        await using var host = CreateHost();
        if (await CheckAsync(host, CreateOptions()) is { } report)
            Findings.Report(report.Steps.Where(step => step.Status == ConnectionStepStatus.Failed).Select(step => $"{step.Name}: {step.Detail}"), "The crawl of this source works, so no step may fail.");
    }

    /// <summary>The secret of the options appears in no item, report, log record or exception.</summary>
    [ConformanceFact]
    public async Task Secret_Always_StaysUntold()
    {
        if (Secret is not { } secret)
            return;

        SecretRules.CheckPresence(secret, CreateOptions(), nameof(CreateOptions));
        SecretRules.CheckPresence(secret, CreateUnreachableOptions(), nameof(CreateUnreachableOptions));
        await using var host = CreateHost();
        var texts = new List<(string, string?)>();
        foreach (var options in new[] { CreateOptions(), CreateUnreachableOptions() })
            texts.AddRange(await TellAsync(host, options));

        await using (await BreakOneObjectAsync())
            texts.AddRange(await TellAsync(host, CreateOptions()));

        texts.AddRange(host.Log.Select(record => ("the log", (string?)record)));
        SecretRules.CheckAbsence(secret, texts);
    }

    /// <summary>A cancelled crawl yields nothing more and ends with <see cref="OperationCanceledException"/>.</summary>
    [ConformanceFact]
    public async Task Crawl_Cancelled_EndsBeforeTheNextItem()
    {
        await using var host = CreateHost();
        var count = (await CrawlAsync(host)).Items.Count;
        foreach (var items in Enumerable.Range(0, count).Where(items => items <= 3 || items == count / 2 || items == count - 1))
        {
            await using var lease = host.CreateSource(CreateOptions());
            await CancellationRules.CheckBetweenItemsAsync(token => lease.Source.CrawlAsync(Context(), token), items);
        }
    }

    /// <summary>A crawl that waits for its source ends when it is cancelled.</summary>
    [ConformanceFact]
    public async Task Crawl_CancelledWhileItWaits_Ends()
    {
        await using var blocked = await BlockAsync();
        if (blocked is null)
            return;

        await using var host = CreateHost();
        await using var lease = host.CreateSource(CreateOptions());
        await CancellationRules.CheckInBlockedReadAsync(token => lease.Source.CrawlAsync(Context(), token));
    }

    private static async Task<ConnectionReport?> CheckAsync(ConnectorHost host, object? options)
    {
        await using var lease = host.CreateSource(options);
        return lease.Source is ITestableSource testable ? await testable.TestConnectionAsync(Context(), CancellationToken.None) : null;
    }

    private static async Task<IEnumerable<(string Where, string? Text)>> TellAsync(ConnectorHost host, object? options)
    {
        var crawl = await CrawlAsync(host, options, Context());
        var report = await CheckAsync(host, options);
        return
        [
            ("the text of the options", options?.ToString()),
            ("an exception", crawl.Failure?.ToString()),
            ("the remedy of an exception", (crawl.Failure as SourceException)?.Remedy),
            .. crawl.Items.Select(item => ($"a {item.GetType().Name}", (string?)CrawlListing.Of(item))),
            .. report?.Steps.Select(step => ($"the step '{step.Name}' of the connection test", (string?)$"{step.Detail} {step.Remedy}")) ?? [],
        ];
    }
}
