using System.CommandLine;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Crawls a source without writing anything and shows what a crawl would do.</summary>
internal sealed class PlanVerb : Verb
{
    private readonly Argument<string> _name = new("SOURCE") { Description = "The source, by its name in the configuration" };

    private readonly ScopeOption _scope = new();

    private readonly FailOnOption _failOn = new();

    public PlanVerb()
        : base("plan", "Crawl a source and show what would change, writing nothing", "plan sales", "plan sales --scope 'sales.*' --output json", "plan sales --fail-on breaking")
    {
        _name.Validators.Add(ValueRules.RefuseOptions);
        Add(_name);
        Add(_scope);
        Add(_failOn);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var source = SourceSelection.Find(runtime, context.Arguments.GetRequiredValue(_name));
        var scope = _scope.Read(context.Arguments);
        var report = await PreviewCrawl.RunAsync(context, runtime, source, request => request with { Scope = scope }, cancellationToken);
        return RunExitCodes.Worst(RunExitCodes.Of(report), _failOn.ExitCode(context.Arguments, report.Verdicts));
    }
}
