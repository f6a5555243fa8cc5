using System.CommandLine;
using MetadataIngestion.Abstractions;
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

    private readonly Option<string[]> _paths = new("--path")
    {
        Description = "Say which dataset a file belongs to, and by which rule, instead of testing the connection",
        HelpName = "PATH",
    };

    public CheckVerb()
        : base("check", "Test connections, capabilities and permissions, with the grants that are missing", "check sales", "check", "check lake --path s3://lake/sales/2026/01.csv")
    {
        _names.Validators.Add(ValueRules.RefuseOptions);
        Add(_names);
        Add(_paths);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var names = context.Arguments.GetValue(_names) ?? [];
        var sources = names.Length == 0 ? [.. runtime.Sources.Values] : SourceSelection.Pick(runtime, names);
        if (sources.Count == 0)
            context.Hint("The configuration has no source to check. Add one under Ingestion:Sources.");

        var paths = context.Arguments.GetValue(_paths) ?? [];
        var succeeded = true;
        foreach (var source in sources)
        {
            foreach (var report in await AskAsync(new ConnectionTester(runtime), source, paths, cancellationToken))
            {
                ConnectionReportWriter.Write(context, source.Name, report);
                succeeded &= report.Succeeded;
            }
        }

        return succeeded ? ExitCodes.Ok : ExitCodes.Connection;
    }

    private static async Task<IReadOnlyList<ConnectionReport>> AskAsync(ConnectionTester tester, ConfiguredSource source, string[] paths, CancellationToken cancellationToken)
    {
        if (paths.Length == 0)
            return [await tester.TestAsync(source, cancellationToken)];

        List<ConnectionReport> reports = [];
        foreach (var path in paths)
        {
            reports.Add(await tester.ExplainAsync(source, path, cancellationToken));
        }

        return reports;
    }
}
