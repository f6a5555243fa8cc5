using System.Text.Json.Nodes;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Writes the outcome of a connection test to standard output in the form that the user asked for.</summary>
internal static class ConnectionReportWriter
{
    public static void Write(VerbContext context, string source, ConnectionReport report)
    {
        if (context.IsJson)
            JsonLines.Write(context, Describe(context, source, report));
        else
            Print(context, source, report);

        context.Output.Flush();
    }

    private static JsonObject Describe(VerbContext context, string source, ConnectionReport report) => new()
    {
        ["source"] = source,
        ["succeeded"] = report.Succeeded,
        ["steps"] = new JsonArray([.. report.Steps.Select(step => new JsonObject
        {
            ["name"] = step.Name,
            ["status"] = step.Status.ToString(),
            ["detail"] = context.Redactor.Redact(step.Detail),
            ["remedy"] = step.Remedy is null ? null : context.Redactor.Redact(step.Remedy),
        })]),
    };

    private static void Print(VerbContext context, string source, ConnectionReport report)
    {
        context.Output.Text.Write($"{source}: {(report.Succeeded ? "ready" : "not ready")}\n");
        foreach (var step in report.Steps)
        {
            context.Output.Text.Write($"  {Word(step.Status),-8}{step.Name}: {context.Redactor.Redact(step.Detail)}\n");
            if (step.Remedy is not null)
                context.Output.Text.Write($"          -> {context.Redactor.Redact(step.Remedy)}\n");
        }
    }

    private static string Word(ConnectionStepStatus status) => status switch
    {
        ConnectionStepStatus.Passed => "ok",
        ConnectionStepStatus.Limited => "limited",
        _ => "FAILED",
    };
}
