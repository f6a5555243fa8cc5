using System.CommandLine;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Crawls a source without writing anything and shows what a crawl would do.</summary>
internal sealed class PlanVerb : Verb
{
    private readonly Argument<string> _name = new("SOURCE") { Description = "The source, by its name in the configuration" };

    public PlanVerb()
        : base("plan", "Crawl a source and show what would change, writing nothing", "plan sales", "plan sales --output json")
    {
        _name.Validators.Add(ValueRules.RefuseOptions);
        Add(_name);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var source = SourceSelection.Find(runtime, context.Arguments.GetRequiredValue(_name));
        return await PreviewCrawl.RunAsync(context, runtime, source, request => request, cancellationToken);
    }
}
