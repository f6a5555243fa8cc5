using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Crawls a source without writing anything, for the sake of those who look at its assets.</summary>
internal static class InspectingCrawl
{
    /// <param name="context">Where to tell of progress and of what went wrong.</param>
    /// <param name="runtime">What to crawl with.</param>
    /// <param name="source">The source.</param>
    /// <param name="inspector">Looks at the assets.</param>
    /// <param name="narrow">Leaves out what is not wanted of the source.</param>
    /// <param name="cancellationToken">Stops the crawl.</param>
    /// <returns>The exit code that fits what could be read.</returns>
    public static async Task<int> RunAsync(
        VerbContext context, IngestionRuntime runtime, ConfiguredSource source, IAssetInspector inspector, Func<SourceDefinition, SourceDefinition> narrow, CancellationToken cancellationToken)
    {
        runtime.StandInForMissingStore();
        var observer = new CrawlObserver(source.Name, context.Messages, runtime.TimeProvider, context.Environment.Width);
        var report = await new SourceCrawler(runtime).CrawlAsync(
            source,
            request => request with { Preview = true, Source = narrow(request.Source) with { Inspectors = [inspector] } },
            observer,
            cancellationToken);
        context.Messages.ClearStatus();
        foreach (var notice in report.Failures)
            context.Messages.Error(context.Redactor.Redact($"{source.Name}: {notice.Object}: {notice.Message}{(notice.Remedy is null ? "" : $"\n  {notice.Remedy}")}"));
        foreach (var scope in report.Scopes.IncompleteScopes)
            context.Messages.Warning(context.Redactor.Redact($"{source.Name}: {scope.Scope} was not read to its end. {scope.Message}"));

        // Removals are nothing that a look at assets could need approval for.
        return report.Status == RunStatus.AwaitingApproval ? ExitCodes.Ok : RunExitCodes.Of(report);
    }
}
