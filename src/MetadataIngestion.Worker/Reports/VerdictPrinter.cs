using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Verdicts;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Prints recorded changes: as the log has them, or as a table.</summary>
internal sealed class VerdictPrinter(VerbContext context) : IDisposable
{
    private readonly LogPrinter _log = new(context.Output, asJson: true, int.MaxValue);
    private readonly List<string[]> _rows = [];

    /// <summary>The worst level among the changes; <see langword="null"/> when there are none.</summary>
    public VerdictLevel? Worst { get; private set; }

    public void Add(LogEntry entry, RecordedChange change)
    {
        if (Worst is null || change.Level > Worst)
            Worst = change.Level;
        if (context.IsJson)
            _log.Print(entry);
        else
            _rows.Add(Row(entry, change));
    }

    public void Complete()
    {
        if (Worst is null)
            context.Hint("No recorded change fits.");
        else if (!context.IsJson)
            context.Tables.Print(["offset", "recorded", "source", "level", "code", "change", "may hurt"], _rows);
    }

    public void Dispose() => _log.Dispose();

    private string[] Row(LogEntry entry, RecordedChange change) =>
    [
        entry.Offset.ToString(CultureInfo.InvariantCulture),
        entry.RecordedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        entry.Source,
        change.Level.ToString().ToLowerInvariant(),
        change.Code,
        context.Redactor.Redact(change.Message),
        context.Redactor.Redact(change.DescribeImpact()),
    ];
}
