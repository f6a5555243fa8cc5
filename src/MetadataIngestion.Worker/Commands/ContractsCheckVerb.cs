using System.CommandLine;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Reporting;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Checks contracts against the sources as they are now, writing nothing to the log.</summary>
internal sealed class ContractsCheckVerb : Verb
{
    private static readonly int[] s_worstFirst =
        [ExitCodes.Interrupted, ExitCodes.Configuration, ExitCodes.Connection, ExitCodes.Failed, ExitCodes.Partial, ExitCodes.Ok];

    private readonly Argument<string[]> _paths = new("FILE or FOLDER")
    {
        Description = "The contracts to check; those of the configuration when none is named",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _junit = new("--junit") { Description = "Also write the results to this file in JUnit's format", HelpName = "FILE" };

    public ContractsCheckVerb()
        : base("check", "Check contracts against the sources as they are now, writing nothing to the log", "contracts check", "contracts check contracts/orders.yaml --junit results.xml")
    {
        _paths.Validators.Add(ValueRules.RefuseOptions);
        Add(_paths);
        Add(_junit);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var catalog = ContractSelection.Pick(context, runtime, context.Arguments.GetValue(_paths) ?? []);
        if (catalog == ContractCatalog.Empty)
            context.Hint($"There are no contracts in {runtime.Configuration.MeshFolder}. Name files, or write a first one with contracts draft DATASET.");

        runtime.StandInForMissingStore();
        var store = await runtime.OpenStoreAsync(cancellationToken);
        List<(string Source, ContractInspector Inspector)> inspectors = [];
        var exitCode = ExitCodes.Ok;
        foreach (var source in runtime.Sources.Values.Where(source => MayHoldDatasetsOf(catalog, source)))
        {
            var history = await RowCountHistory.ReadAsync(catalog, source.Name, store, cancellationToken);
            var inspector = new ContractInspector(catalog, source.Profile, history);
            exitCode = Worst(exitCode, await InspectingCrawl.RunAsync(
                context, runtime, source, inspector, definition => definition with { Filter = catalog.Targets.Narrow(definition.Filter, source.Profile) }, cancellationToken));
            if (exitCode == ExitCodes.Interrupted)
                return exitCode;

            inspectors.Add((source.Name, inspector));
        }

        var report = new ContractCheckReport(catalog, inspectors);
        ContractPrinter.Write(context, report);
        WriteJUnit(context, runtime, report);
        return Worst(exitCode, ExitCodeOf(report));
    }

    private static bool MayHoldDatasetsOf(ContractCatalog catalog, ConfiguredSource source) => catalog.Targets.All.Any(target =>
        target.MayBeIn(source.Profile)
        && (target.Platform == source.Connector.Platform || (StorePlatforms.HoldsFiles(target.Platform) && StorePlatforms.HoldsFiles(source.Connector.Platform))));

    private static int ExitCodeOf(ContractCheckReport report) =>
        report.HasBrokenFiles ? ExitCodes.Configuration : report.HasFailed ? ExitCodes.Failed : report.IsPartial ? ExitCodes.Partial : ExitCodes.Ok;

    private static int Worst(int first, int second) => Array.IndexOf(s_worstFirst, first) <= Array.IndexOf(s_worstFirst, second) ? first : second;

    private void WriteJUnit(VerbContext context, IngestionRuntime runtime, ContractCheckReport report)
    {
        if (context.Arguments.GetValue(_junit) is not { } path)
            return;

        using var stream = OutputFiles.Create(context, path, replace: true);
        JUnitReport.Write(report, runtime.TimeProvider.GetUtcNow(), stream);
    }
}
