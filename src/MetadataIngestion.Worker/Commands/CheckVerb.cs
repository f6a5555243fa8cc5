using System.CommandLine;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Tests connections, capabilities and permissions without crawling.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Argument<string[]> _names = new("SOURCE")
    {
        Description = "The sources to check; every enabled one when none is named",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public CheckVerb()
        : base("check", "Test connections, capabilities and permissions, with the grants that are missing", "check sales", "check")
    {
        _names.Validators.Add(ValueRules.RefuseOptions);
        Add(_names);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var names = context.Arguments.GetValue(_names) ?? [];
        var sources = names.Length == 0 ? [.. runtime.Sources.Values] : SourceSelection.Pick(runtime, names);
        if (sources.Count == 0)
            context.Hint("The configuration has no source to check. Add one under Ingestion:Sources.");

        var succeeded = true;
        foreach (var source in sources)
        {
            var report = await new ConnectionTester(runtime).TestAsync(source, cancellationToken);
            ConnectionReportWriter.Write(context, source.Name, report);
            succeeded &= report.Succeeded;
        }

        return succeeded ? ExitCodes.Ok : ExitCodes.Connection;
    }
}
