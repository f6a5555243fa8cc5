using System.Globalization;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Shows a newcomer what the quickstart found and what to do next.</summary>
internal sealed class QuickstartPrinter(VerbContext context)
{
    private const string Run = "dotnet run --project src/MetadataIngestion.Worker -c Release --";

    private readonly TextWriter _output = context.Output.Text;

    public void Print(RunReport report, CatalogView view, string lake, string store)
    {
        _output.Write($"Crawled the sample lake in {lake}\ninto the log in {store}\n\n");
        PrintDatasets(view);
        PrintOutcome(report);
        PrintExamples(view);
        PrintNext();
    }

    private void PrintDatasets(CatalogView view)
    {
        context.Tables.Print(
            ["dataset", "kind", "fields", "rows"],
            view.Datasets.Select(dataset => new[]
            {
                dataset.FullName,
                dataset.SubType,
                dataset.Fields.ToString(CultureInfo.InvariantCulture),
                dataset.Rows?.ToString(CultureInfo.InvariantCulture) ?? "-",
            }));
        _output.Write($"\n{view.Datasets.Count} datasets in {view.Containers.Count} containers: {string.Join(", ", view.Containers.Select(container => container.Name))}\n\n");
    }

    private void PrintOutcome(RunReport report)
    {
        if (report.Status == RunStatus.Succeeded && report.Proposals.Emitted == 0)
        {
            _output.Write($"Nothing changed since the last crawl: no proposal was written, {report.Proposals.Suppressed} were the same as before.\n\n");
            return;
        }

        _output.Write($"Wrote {report.Proposals.Emitted} metadata change proposals to the log in {Durations.Describe(report.DurationMs)}.\n");
        if (report.Status != RunStatus.Succeeded || report.WarningCount > 0)
            new ReportPrinter(_output, context.Redactor).Print(report);
        _output.Write("\n");
    }

    private void PrintExamples(CatalogView view)
    {
        _output.Write("Some of the proposals in the log:\n");
        using (var printer = new LogPrinter(context.Output, asJson: false, context.Environment.OutputIsTerminal ? context.Environment.Width : int.MaxValue))
        {
            foreach (var entry in view.Examples)
                printer.Print(entry);
        }

        _output.Write("\n");
    }

    private void PrintNext()
    {
        var command = CommandPrefix();
        _output.Write($"""
            What next:
              {command} log read --limit 10{context.ConfigArgument}
                  shows the first proposals; add --output json to see them whole
              {command} quickstart{context.ConfigArgument}
                  crawls again: nothing changed, so nothing is written
              {command} runs{context.ConfigArgument}
                  lists what was crawled, and when

            """);
    }

    // In a clone people run the project; anywhere else they have the program.
    private string CommandPrefix() =>
        File.Exists(Path.Combine(context.Environment.CurrentDirectory, "MetadataIngestion.sln")) ? Run : Cli.ProgramName;
}
