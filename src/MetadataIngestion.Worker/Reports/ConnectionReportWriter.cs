using System.Text.Json.Nodes;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Writes the outcome of a connection test to standard output in the form that the user asked for.</summary>
internal static class ConnectionReportWriter
{
    /// <param name="context">Where to write.</param>
    /// <param name="kind">What was tested: <c>source</c> or <c>sink</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="report">The outcome.</param>
    public static void Write(VerbContext context, string kind, string name, ConnectionReport report)
    {
        if (context.IsJson)
            JsonLines.Write(context, Describe(context, kind, name, report));
        else
            Print(context, kind == "sink" ? $"sink {name}" : name, report);

        context.Output.Flush();
    }

    private static JsonObject Describe(VerbContext context, string kind, string name, ConnectionReport report) => new()
    {
        [kind] = name,
        ["succeeded"] = report.Succeeded,
        ["steps"] = new JsonArray([.. report.Steps.Select(step => new JsonObject
        {
            ["name"] = step.Name,
            ["status"] = step.Status.ToString(),
            ["detail"] = context.Redactor.Redact(step.Detail),
            ["remedy"] = step.Remedy is null ? null : context.Redactor.Redact(step.Remedy),
        })]),
    };

    private static void Print(VerbContext context, string title, ConnectionReport report)
    {
        context.Output.Text.Write($"{title}: {(report.Succeeded ? "ready" : "not ready")}\n");
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
