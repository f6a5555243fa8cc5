using System.Text.Json;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Writes run reports to standard output in the form that the user asked for.</summary>
internal static class ReportWriter
{
    public static void Write(VerbContext context, RunReport report)
    {
        if (context.IsJson)
            context.Output.Text.Write(context.Redactor.Redact(JsonSerializer.Serialize(report, RunReportJson.Default.RunReport)) + "\n");
        else
            new ReportPrinter(context.Output.Text, context.Redactor).Print(report);

        context.Output.Flush();
    }
}
