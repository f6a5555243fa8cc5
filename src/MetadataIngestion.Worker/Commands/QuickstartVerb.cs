using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Binding;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Configuration.Tree;
using MetadataIngestion.Worker.Configuration.Validation;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Crawls the sample lake into the embedded log and shows what it found.</summary>
internal sealed class QuickstartVerb() : Verb("quickstart", "Crawl a small sample lake into the log and show what was found; needs no server and no configuration", "quickstart")
{
    public const string SourceName = "quickstart";

    private const string ConnectorType = "filelake";

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        var lake = SampleLake.Find(context.Environment.CurrentDirectory, context.Environment.ProgramDirectory);
        var observer = new CrawlObserver(SourceName, context.Messages, runtime.TimeProvider, context.Environment.Width);
        var report = await new SourceCrawler(runtime).CrawlAsync(DefineSource(runtime, lake), request => request, observer, cancellationToken);
        context.Messages.ClearStatus();
        if (context.IsJson)
            ReportWriter.Write(context, report);
        else
            await ShowAsync(context, runtime, report, lake, cancellationToken);

        WarnOfSinks(context, runtime);
        return RunExitCodes.Of(report);
    }

    private static ConfiguredSource DefineSource(IngestionRuntime runtime, string lake)
    {
        var connector = runtime.Plugins.GetDescriptor(ConnectorType);
        var problems = new ProblemList();
        var options = new StrictBinder(problems).BindObject(connector.OptionsType!, LakeOptions(lake), $"Ingestion:Sources:{SourceName}:Options");
        problems.ThrowIfAny();
        var general = IngestionRules.Transformation(runtime.Configuration.Ingestion);
        return new ConfiguredSource(SourceName, new SourceOptions { Type = ConnectorType, Environment = "DEV" }, connector, options, general, SourceName);
    }

    // As if a file said so: the program knows connectors only by their options' names.
    private static ObjectNode LakeOptions(string lake)
    {
        var location = new NodeLocation("the quickstart");
        var options = new ObjectNode(string.Empty, location);
        options.Set("Root", new ValueNode("Root", location, ValueKind.Text, lake));
        return options;
    }

    private static async Task ShowAsync(VerbContext context, IngestionRuntime runtime, RunReport report, string lake, CancellationToken cancellationToken)
    {
        var store = await runtime.OpenStoreAsync(cancellationToken);
        var view = new CatalogView();
        await foreach (var entry in store.ReadLogAsync(new LogQuery { Source = SourceName }, cancellationToken))
            view.Add(entry);

        new QuickstartPrinter(context).Print(report, view, lake, runtime.Configuration.StoreName);
    }

    // The configured sinks take the log as a whole, the sample's entries included.
    private static void WarnOfSinks(VerbContext context, IngestionRuntime runtime)
    {
        var sinks = runtime.Configuration.Ingestion.Sinks.Where(sink => sink.Value.Enabled).Select(sink => sink.Key).ToList();
        if (sinks.Count > 0)
            context.Messages.Warning($"The log now holds the sample, and the next crawl delivers it to {string.Join(", ", sinks)} too.");
    }
}
