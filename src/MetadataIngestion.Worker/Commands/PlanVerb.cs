using System.CommandLine;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Crawls a source without writing anything and shows what a crawl would do.</summary>
internal sealed class PlanVerb : Verb
{
    private readonly Argument<string> _name = new("SOURCE") { Description = "The source, by its name in the configuration" };

    private readonly ScopeOption _scope = new();

    public PlanVerb()
        : base("plan", "Crawl a source and show what would change, writing nothing", "plan sales", "plan sales --scope 'sales.*' --output json")
    {
        _name.Validators.Add(ValueRules.RefuseOptions);
        Add(_name);
        Add(_scope);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var source = SourceSelection.Find(runtime, context.Arguments.GetRequiredValue(_name));
        runtime.StandInForMissingStore();
        using var changes = new ChangePrinter(context.Output, context.IsJson);
        var observer = new CrawlObserver(source.Name, context.Messages, runtime.TimeProvider, context.Environment.Width, changes.Print);
        var scope = _scope.Read(context.Arguments);
        var report = await new SourceCrawler(runtime).CrawlAsync(source, request => request with { Preview = true, Scope = scope }, observer, cancellationToken);
        context.Messages.ClearStatus();
        ReportWriter.Write(context, report);
        context.Hint("Nothing was written.");
        return RunExitCodes.Of(report);
    }
}
