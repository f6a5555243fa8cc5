using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Crawls a source without writing anything and shows what a crawl would do.</summary>
internal static class PreviewCrawl
{
    public static async Task<RunReport> RunAsync(
        VerbContext context, IngestionRuntime runtime, ConfiguredSource source, Func<CrawlRequest, CrawlRequest> shape, CancellationToken cancellationToken)
    {
        runtime.StandInForMissingStore();
        using var changes = new ChangePrinter(context.Output, context.IsJson);
        var observer = new CrawlObserver(source.Name, context.Messages, runtime.TimeProvider, context.Environment.Width, changes.Print);
        var report = await new SourceCrawler(runtime).CrawlAsync(source, request => shape(request) with { Preview = true }, observer, cancellationToken);
        context.Messages.ClearStatus();
        ReportWriter.Write(context, report);
        context.Hint("Nothing was written.");
        return report;
    }
}
