using System.CommandLine;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists the policies in use, or all that there are.</summary>
internal sealed class PoliciesListVerb : Verb
{
    private readonly Option<bool> _all = new("--all") { Description = "The built-in policies instead, whether they are in use or not" };

    public PoliciesListVerb()
        : base("list", "List the policies in use, or the built-in ones", "policies list", "policies list --all --output json") => Add(_all);

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        var catalog = runtime.Configuration.Policies;
        var policies = context.Arguments.GetValue(_all) ? BuiltInPolicies.All : catalog.Policies;
        if (context.IsJson)
            foreach (var policy in policies)
                JsonLines.Write(context, PolicyPrinter.ToJson(policy));
        else if (policies.Count == 0)
            context.Hint($"There are no policies in {runtime.Configuration.MeshFolder}. Write use: [\"GP*\"] into policies/built-in.yaml there to begin with the built-in ones.");
        else
            context.Tables.Print(["policy", "level", "gate", "title", "domain", "pattern", "owner", "file"], policies.Select(PolicyPrinter.Row));

        PolicyPrinter.WriteFindings(context, catalog.Findings.Concat(catalog.ExpiredWaivers(runtime.TimeProvider.GetUtcNow())));
        return ExitCodes.Ok;
    }
}
