using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies.Evaluating;
using MetadataIngestion.Mesh.Policies.Model;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Writes policies, and what came of them, in the form that the user asked for.</summary>
internal static class PolicyPrinter
{
    public static string[] Row(Policy policy) => [policy.Id, Word(policy.Level), policy.IsGate ? "yes" : "-", policy.Title, policy.DomainList ?? "-", policy.Assets?.Pattern.Text ?? "-", policy.Owner ?? "-", policy.File];

    public static void Write(VerbContext context, IReadOnlyList<PolicyOutcome> outcomes)
    {
        if (context.IsJson)
        {
            foreach (var outcome in outcomes)
                JsonLines.Write(context, ToJson(outcome));
            return;
        }

        if (outcomes.Count > 0)
            context.Tables.Print(["policy", "level", "title", "open", "waived", "passed", "unknown"], outcomes.Select(Row));
        foreach (var outcome in outcomes)
        {
            foreach (var violation in outcome.Open)
                context.Output.Text.Write($"{Word(outcome.Policy.Level),-8}{outcome.Policy.Id} {violation.Path}: {violation.Message}\n");
        }
    }

    public static void WriteFindings(VerbContext context, IEnumerable<MeshFinding> findings)
    {
        foreach (var finding in findings)
        {
            if (context.IsJson)
                JsonLines.Write(context, ContractPrinter.ToJson(finding));
            else
                context.Messages.Warning(ContractPrinter.Describe(finding));
        }

        context.Output.Flush();
    }

    public static void Explain(TextWriter output, Policy policy, bool inUse, IEnumerable<Waiver> waivers, DateTimeOffset now)
    {
        output.Write($"{policy.Id}  {policy.Title}\n\n");
        output.Write($"level    {Word(policy.Level)}\nowner    {policy.Owner ?? "-"}\nrules    {Rules(policy)}\nasked    {(policy.OnCrawl ? "by each crawl for what it changed" : "by policies run only")}{(policy.IsGate ? ", and before it is proposed" : "")}\nfile     {policy.File}{(inUse ? "" : ", not in use")}\nremedy   {policy.Remedy ?? "-"}\n\n");
        output.Write($"It judges\n{Indented(policy.Applies)}\nand reports\n{Indented(policy.Select)}");
        foreach (var waiver in waivers)
            output.Write(FormattableString.Invariant($"\nwaived   {waiver.Assets.Pattern} by {waiver.Name} until {waiver.Expires:yyyy-MM-dd}{(waiver.IsExpired(now) ? ", which is over" : "")}: {waiver.Reason}\n"));
    }

    public static JsonObject ToJson(Policy policy, IEnumerable<Waiver>? waivers = null)
    {
        var json = new JsonObject
        {
            ["policy"] = policy.Id,
            ["title"] = policy.Title,
            ["level"] = Word(policy.Level),
            ["domain"] = policy.DomainList,
            ["type"] = policy.EntityType,
            ["pattern"] = policy.Assets?.Pattern.Text,
            ["crawl"] = policy.OnCrawl,
            ["gate"] = policy.IsGate,
            ["owner"] = policy.Owner,
            ["file"] = policy.File,
            ["remedy"] = policy.Remedy,
        };
        if (waivers is null)
            return json;

        json["applies"] = policy.Applies;
        json["select"] = policy.Select;
        json["waivers"] = new JsonArray([.. waivers.Select(ToJson)]);
        return json;
    }

    private static JsonObject ToJson(Waiver waiver) => new()
    {
        ["asset"] = waiver.Assets.Pattern.Text,
        ["name"] = waiver.Name,
        ["reason"] = waiver.Reason,
        ["expires"] = waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static JsonObject ToJson(PolicyOutcome outcome) => new()
    {
        ["policy"] = outcome.Policy.Id,
        ["title"] = outcome.Policy.Title,
        ["level"] = Word(outcome.Policy.Level),
        ["evaluated"] = outcome.Problem is null,
        ["passed"] = outcome.Passed,
        ["unknown"] = outcome.Unknown,
        ["violations"] = new JsonArray([.. outcome.Violations.Select(violation => new JsonObject
        {
            ["urn"] = violation.Urn,
            ["path"] = violation.Path,
            ["message"] = violation.Message,
            ["waivedBy"] = violation.Waiver?.Name,
        })]),
    };

    private static string[] Row(PolicyOutcome outcome) => outcome.Problem is not null
        ? [outcome.Policy.Id, Word(outcome.Policy.Level), outcome.Policy.Title, "?", "?", "?", "?"]
        :
        [
            outcome.Policy.Id,
            Word(outcome.Policy.Level),
            outcome.Policy.Title,
            .. new[] { outcome.Open.Count(), outcome.Violations.Count - outcome.Open.Count(), outcome.Passed, outcome.Unknown }.Select(count => count.ToString(CultureInfo.InvariantCulture)),
        ];

    private static string Rules(Policy policy) => (policy.DomainList, policy.Assets?.Pattern.Text) switch
    {
        (null, null) => $"every {policy.EntityType}",
        ({ } domain, null) => domain,
        (null, { } pattern) => pattern,
        var (domain, pattern) => $"{pattern} in {domain}",
    };

    private static string Indented(string sql) => string.Concat(sql.TrimEnd().Split('\n').Select(line => $"  {line}\n"));

    private static string Word(FindingLevel level) => level.ToString().ToLowerInvariant();
}
