using System.CommandLine;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Tests connections, capabilities and permissions without crawling.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Argument<string[]> _names = new("NAME")
    {
        Description = "The sources and sinks to check; every enabled one when none is named",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _paths = new("--path")
    {
        Description = "Say which dataset a file belongs to, and by which rule, instead of testing the connection",
        HelpName = "PATH",
    };

    private readonly Option<bool> _send = new("--send") { Description = "Send each named sink one message that is marked as a test, and show the answer" };

    public CheckVerb()
        : base("check", "Test connections, capabilities and permissions, with the grants that are missing", "check sales", "check datahub", "check", "check team-hook --send", "check lake --path s3://lake/sales/2026/01.csv")
    {
        _names.Validators.Add(ValueRules.RefuseOptions);
        Add(_names);
        Add(_paths);
        Add(_send);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var names = context.Arguments.GetValue(_names) ?? [];
        var (sources, sinks) = names.Length == 0 ? (runtime.Sources.Values, runtime.Sinks.Values) : Pick(runtime, names);
        if (sources.Count() + sinks.Count() == 0)
            context.Hint("The configuration has nothing to check. Add a source under Ingestion:Sources.");

        var send = context.Arguments.GetValue(_send);
        if (send && (names.Length == 0 || sources.Any()))
            throw new UsageException("--send sends a message to people or programs, so it takes the names of sinks, and of nothing else.");

        var paths = context.Arguments.GetValue(_paths) ?? [];
        var tester = new ConnectionTester(runtime);
        var succeeded = true;
        foreach (var source in sources)
        {
            foreach (var report in await AskAsync(tester, source, paths, cancellationToken))
                succeeded &= Write(context, "source", source.Name, report);
        }

        foreach (var sink in paths.Length == 0 ? sinks : [])
            succeeded &= Write(context, "sink", sink.Name, send ? await ConnectionTester.SendTestAsync(sink, cancellationToken) : await ConnectionTester.TestAsync(sink, cancellationToken));

        return succeeded ? ExitCodes.Ok : ExitCodes.Connection;
    }

    private static async Task<IReadOnlyList<ConnectionReport>> AskAsync(ConnectionTester tester, ConfiguredSource source, string[] paths, CancellationToken cancellationToken)
    {
        if (paths.Length == 0)
            return [await tester.TestAsync(source, cancellationToken)];

        List<ConnectionReport> reports = [];
        foreach (var path in paths)
            reports.Add(await tester.ExplainAsync(source, path, cancellationToken));

        return reports;
    }

    /// <summary>A source and a sink of the same name are both meant.</summary>
    private static (IEnumerable<ConfiguredSource> Sources, IEnumerable<ConfiguredSink> Sinks) Pick(IngestionRuntime runtime, string[] names)
    {
        var sinks = names.Where(name => SinkSelection.Knows(runtime, name)).ToList();
        var sources = names.Where(name => runtime.Sources.ContainsKey(name) || !sinks.Contains(name)).ToList();
        return (SourceSelection.Pick(runtime, sources), [.. sinks.Select(name => SinkSelection.Find(runtime, name)).Distinct()]);
    }

    private static bool Write(VerbContext context, string kind, string name, ConnectionReport report)
    {
        ConnectionReportWriter.Write(context, kind, name, report);
        return report.Succeeded;
    }
}
