using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Diagnosis;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Looks the environment over: what the program needs to run here.</summary>
internal sealed class DoctorVerb() : Verb("doctor", "Look over the environment: configuration, store, plugins, native libraries, clock, permissions", "doctor", "doctor --output json")
{
    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var findings = await new Doctor(context).ExamineAsync(cancellationToken);
        foreach (var finding in findings)
        {
            if (context.IsJson)
                JsonLines.Write(context, Describe(finding));
            else
                Print(context, finding);
        }

        return findings.All(finding => finding.Health != Health.Broken) ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static JsonObject Describe(Finding finding) => new()
    {
        ["check"] = finding.Check,
        ["health"] = finding.Health.ToString(),
        ["detail"] = finding.Detail,
        ["remedy"] = finding.Remedy,
    };

    private static void Print(VerbContext context, Finding finding)
    {
        var word = finding.Health switch { Health.Good => "ok", Health.Doubtful => "check", _ => "BROKEN" };
        context.Output.Text.Write($"{word,-8}{finding.Check}: {finding.Detail}\n");
        if (finding.Remedy is not null)
            context.Output.Text.Write($"        -> {finding.Remedy}\n");
    }
}
