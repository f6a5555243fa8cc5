using System.CommandLine;
using System.CommandLine.Help;

namespace MetadataIngestion.Worker.Commands;

/// <summary>All verbs, and what they have in common.</summary>
internal static class CommandTree
{
    private const string Description =
        "Crawls databases and file lakes for schemas and ownership, and keeps what changed as metadata change proposals in a durable log.";

    public static RootCommand Build(GlobalOptions options)
    {
        var root = new RootCommand(Description);
        root.Options.Remove(root.Options.First(option => option is VersionOption));
        root.Add(new ProgramVersionOption());
        root.Options.OfType<HelpOption>().Single().Action = new ExampleHelpAction();
        options.AddTo(root);
        foreach (var verb in Verbs())
            root.Add(verb);

        return root;
    }

    /// <summary>Connects every verb with the code that runs it; the program without a verb is the service.</summary>
    public static void Connect(RootCommand root, Func<Verb, ParseResult, CancellationToken, Task<int>> run)
    {
        foreach (var verb in All(root))
            verb.SetAction((result, token) => run(verb, result, token));

        var service = root.Subcommands.OfType<RunVerb>().Single();
        root.SetAction((result, token) => run(service, result, token));
    }

    /// <summary>Every verb below a command.</summary>
    public static IEnumerable<Verb> All(Command command) =>
        command.Subcommands.SelectMany(subcommand => All(subcommand).Concat(subcommand is Verb verb ? [verb] : []));

    private static IEnumerable<Command> Verbs() =>
    [
        new RunVerb(),
        new QuickstartVerb(),
        new CrawlVerb(),
        new TriggerVerb(),
        new CancelVerb(),
        PauseVerb.Pause(),
        PauseVerb.Resume(),
        new RequestsVerb(),
        new PlanVerb(),
        new CheckVerb(),
        new ValidateVerb(),
        new SchemaVerb(),
        new SourcesVerb(),
        new SinksVerb(),
        new WorkersVerb(),
        new PluginsVerb(),
        new RunsVerb(),
        new ChangesVerb(),
        new Command("log", "Read, export and deliver the log again") { new LogReadVerb(), new LogReplayVerb(), new LogExportVerb() },
        new Command("dead-letters", "List, deliver or drop what sinks refused for good") { new DeadLettersListVerb(), new DeadLettersRetryVerb(), new DeadLettersDropVerb() },
        new Command("contracts", "Check, draft, compare and list data contracts")
        {
            new ContractsCheckVerb(), new ContractsDraftVerb(), new ContractsDiffVerb(), new ContractsListVerb(),
        },
        new ExplainVerb(),
        new Command("quarantine", "Look at what policies keep from being proposed, and decide about it") { new QuarantineListVerb(), new QuarantineShowVerb(), new QuarantineApproveVerb(), new QuarantineRejectVerb() },
        new Command("policies", "Evaluate, list and explain the rules of the mesh") { new PoliciesRunVerb(), new PoliciesListVerb(), new PoliciesExplainVerb() },
        new Command("mesh", "Look at the data mesh as a whole") { new MeshReportVerb() },
        new Command("store", "Move the store") { new StoreCopyVerb() },
        new DoctorVerb(),
        new ApiKeyVerb(),
    ];
}
