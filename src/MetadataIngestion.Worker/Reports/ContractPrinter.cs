using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Reporting;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Writes what came of checking contracts in the form that the user asked for.</summary>
internal static class ContractPrinter
{
    private static readonly Verdict[] s_verdicts = [Verdict.Failed, Verdict.Warned, Verdict.Unknown, Verdict.Passed];

    public static void Write(VerbContext context, ContractCheckReport report)
    {
        if (context.IsJson)
            WriteJson(context, report);
        else
            Print(context, report);

        context.Output.Flush();
    }

    public static string Describe(MeshFinding finding) => $"{finding.Place}: {finding.Code} {finding.Message}\n  {finding.Remedy}";

    public static JsonObject ToJson(MeshFinding finding) => new()
    {
        ["finding"] = finding.Code,
        ["level"] = finding.Level.ToString(),
        ["file"] = finding.File,
        ["line"] = finding.Line,
        ["column"] = finding.Column,
        ["message"] = finding.Message,
        ["remedy"] = finding.Remedy,
    };

    private static void Print(VerbContext context, ContractCheckReport report)
    {
        if (report.Outcomes.Count > 0)
            context.Tables.Print(["contract", "version", "source", "dataset", "verdict", "failed", "warned", "unknown", "passed"], report.Outcomes.Select(pair => Row(pair.Source, pair.Outcome)));

        var output = context.Output.Text;
        foreach (var (_, outcome) in report.Outcomes)
        {
            foreach (var result in outcome.Results.Where(result => result.Verdict != Verdict.Passed).OrderByDescending(result => result.Verdict))
                output.Write($"{Word(result.Verdict),-8}{result.Code} {outcome.Dataset.Path}{(result.Subject.Length == 0 ? "" : $" {result.Subject}")}: {result.Message}\n          in {outcome.Target.Contract.File}:{result.Position}\n");
        }

        foreach (var problem in report.Problems)
            output.Write($"{(problem.Code == CheckCodes.Dataset ? "FAILED" : "open"),-8}{problem.Code} {problem.Target.Wanted}: {problem.Message}\n          -> {problem.Remedy}\n");
        foreach (var finding in report.Findings)
            context.Messages.Warning(Describe(finding));
    }

    private static string[] Row(string source, ContractOutcome outcome) =>
    [
        outcome.Target.Contract.Id,
        outcome.Target.Contract.Version,
        source,
        outcome.Dataset.Path.ToString(),
        Word(outcome.Verdict),
        .. s_verdicts.Select(verdict => Count(outcome, verdict).ToString(CultureInfo.InvariantCulture)),
    ];

    private static int Count(ContractOutcome outcome, Verdict verdict) => outcome.Results.Count(result => result.Verdict == verdict);

    private static string Word(Verdict verdict) => verdict == Verdict.Failed ? "FAILED" : verdict.ToString().ToLowerInvariant();

    private static void WriteJson(VerbContext context, ContractCheckReport report)
    {
        foreach (var (source, outcome) in report.Outcomes)
            JsonLines.Write(context, ToJson(source, outcome));
        foreach (var problem in report.Problems)
            JsonLines.Write(context, ToJson(problem));
        foreach (var finding in report.Findings)
            JsonLines.Write(context, ToJson(finding));
    }

    private static JsonObject ToJson(string source, ContractOutcome outcome) => new()
    {
        ["contract"] = outcome.Target.Contract.Id,
        ["version"] = outcome.Target.Contract.Version,
        ["schema"] = outcome.Target.Schema.Name,
        ["file"] = outcome.Target.Contract.File,
        ["source"] = source,
        ["dataset"] = outcome.Dataset.Path.ToString(),
        ["verdict"] = outcome.Verdict.ToString(),
        ["results"] = new JsonArray([.. outcome.Results.Select(result => new JsonObject
        {
            ["code"] = result.Code,
            ["field"] = result.Subject,
            ["verdict"] = result.Verdict.ToString(),
            ["evidence"] = result.Evidence.ToString(),
            ["message"] = result.Message,
            ["line"] = result.Position.Line,
            ["column"] = result.Position.Column,
        })]),
    };

    private static JsonObject ToJson(BindingProblem problem) => new()
    {
        ["finding"] = problem.Code,
        ["contract"] = problem.Target.Contract.Id,
        ["version"] = problem.Target.Contract.Version,
        ["schema"] = problem.Target.Schema.Name,
        ["file"] = problem.Target.Contract.File,
        ["message"] = problem.Message,
        ["remedy"] = problem.Remedy,
    };
}
