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

    public CheckVerb()
        : base("check", "Test connections, capabilities and permissions, with the grants that are missing", "check sales", "check datahub", "check")
    {
        _names.Validators.Add(ValueRules.RefuseOptions);
        Add(_names);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var names = context.Arguments.GetValue(_names) ?? [];
        var (sources, sinks) = names.Length == 0 ? (runtime.Sources.Values, runtime.Sinks.Values) : Pick(runtime, names);
        if (sources.Count() + sinks.Count() == 0)
            context.Hint("The configuration has nothing to check. Add a source under Ingestion:Sources.");

        var tester = new ConnectionTester(runtime);
        var succeeded = true;
        foreach (var source in sources)
            succeeded &= Write(context, "source", source.Name, await tester.TestAsync(source, cancellationToken));
        foreach (var sink in sinks)
            succeeded &= Write(context, "sink", sink.Name, await ConnectionTester.TestAsync(sink, cancellationToken));

        return succeeded ? ExitCodes.Ok : ExitCodes.Connection;
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
