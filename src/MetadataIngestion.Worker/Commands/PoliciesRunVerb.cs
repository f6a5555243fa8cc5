using System.CommandLine;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Evaluating;
using MetadataIngestion.Mesh.Policies.Model;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Evaluates policies over everything that the store knows, without crawling or writing anything.</summary>
internal sealed class PoliciesRunVerb : Verb
{
    private readonly Argument<string[]> _policies = new("POLICY") { Description = "The ids of the policies; all in use when none is named", Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<string?> _source = new("--source") { Description = "Only assets of this source", HelpName = "SOURCE" };

    private readonly Option<FindingLevel> _failOn = new("--fail-on")
    {
        Description = "The lowest level of a violation that makes the exit code 1: note, warning or error",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => FindingLevel.Error,
    };

    public PoliciesRunVerb()
        : base("run", "Evaluate policies over everything that the store knows, writing nothing", "policies run", "policies run GP101 --fail-on warning", "policies run --source sales --output json")
    {
        _policies.Validators.Add(ValueRules.RefuseOptions);
        Add(_policies);
        Add(_source);
        Add(_failOn);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        var catalog = runtime.Configuration.Policies;
        var policies = Pick(catalog, context.Arguments.GetValue(_policies) ?? []);
        if (policies.Count == 0)
            context.Hint($"There are no policies in {runtime.Configuration.MeshFolder}. Write use: [\"GP*\"] into policies/built-in.yaml there to begin with the built-in ones.");
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        var now = runtime.TimeProvider.GetUtcNow();
        var sweep = new PolicySweep(new PolicyEvaluator(catalog, store.QueryAsync, now), store.QueryAsync);
        var outcomes = await sweep.EvaluateAsync(policies, new StateScope { Source = context.Arguments.GetValue(_source) }, cancellationToken);

        PolicyPrinter.Write(context, outcomes);
        PolicyPrinter.WriteFindings(context, catalog.Findings.Concat(catalog.ExpiredWaivers(now)).Concat(outcomes.Select(outcome => outcome.Problem).OfType<MeshFinding>()));
        return ExitCodeOf(catalog, outcomes, context.Arguments.GetValue(_failOn));
    }

    private static IReadOnlyList<Policy> Pick(PolicyCatalog catalog, string[] ids)
    {
        var known = catalog.Policies.Concat(BuiltInPolicies.All).DistinctBy(policy => policy.Id).ToDictionary(policy => policy.Id, StringComparer.Ordinal);
        return ids.Length == 0
            ? catalog.Policies
            : [.. ids.Select(id => known.TryGetValue(id, out var policy) ? policy : throw new UsageException($"there is no policy '{id}'. The command policies list --all shows the built-in ones."))];
    }

    private static int ExitCodeOf(PolicyCatalog catalog, IReadOnlyList<PolicyOutcome> outcomes, FindingLevel failOn)
    {
        if (outcomes.Any(outcome => outcome.Policy.Level >= failOn && outcome.Open.Any()))
            return ExitCodes.Failed;

        return outcomes.Any(outcome => outcome.Problem is not null) || catalog.Findings.Any(finding => finding.Level == FindingLevel.Error) ? ExitCodes.Configuration : ExitCodes.Ok;
    }
}
