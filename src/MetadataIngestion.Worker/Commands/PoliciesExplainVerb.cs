using System.CommandLine;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Shows a policy in full: what it demands, whom it rules, how it asks, and who waived it.</summary>
internal sealed class PoliciesExplainVerb : Verb
{
    private readonly Argument<string> _policy = new("POLICY") { Description = "The id of the policy" };

    public PoliciesExplainVerb()
        : base("explain", "Show a policy with its query and waivers", "policies explain GP101")
    {
        _policy.Validators.Add(ValueRules.RefuseOptions);
        Add(_policy);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        var id = context.Arguments.GetValue(_policy)!;
        var catalog = runtime.Configuration.Policies;
        var policy = catalog.Policies.Concat(BuiltInPolicies.All).FirstOrDefault(policy => policy.Id == id)
            ?? throw new UsageException($"there is no policy '{id}'. The command policies list --all shows the built-in ones.");
        var waivers = catalog.Waivers.Where(waiver => waiver.Policy == id);
        if (context.IsJson)
            JsonLines.Write(context, PolicyPrinter.ToJson(policy, waivers));
        else
            PolicyPrinter.Explain(context.Output.Text, policy, catalog.Policies.Contains(policy), waivers, runtime.TimeProvider.GetUtcNow());

        return ExitCodes.Ok;
    }
}
