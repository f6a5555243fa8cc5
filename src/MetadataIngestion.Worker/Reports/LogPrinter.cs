using System.Buffers;
using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;
using MetadataIngestion.Worker.Terminal;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Prints entries of the log, a line each, as they come.</summary>
internal sealed class LogPrinter(DataOutput output, bool asJson, int width) : IDisposable
{
    private readonly LogEntryWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>How many entries were printed.</summary>
    public long Count { get; private set; }

    public void Print(LogEntry entry)
    {
        if (asJson)
            PrintJson(entry);
        else
            PrintRow(entry);
        Count++;
    }

    public void Dispose() => _writer.Dispose();

    private void PrintJson(LogEntry entry)
    {
        _line.ResetWrittenCount();
        _writer.WriteLine(_line, entry);
        output.Write(_line.WrittenSpan);
    }

    private void PrintRow(LogEntry entry)
    {
        if (Count == 0)
            output.Text.Write(Fit($"{"offset",8}  {"recorded",-20}  {"source",-16}  {"change",-8}  {"aspect",-22}  entity") + "\n");

        var recorded = entry.RecordedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var (change, what) = entry.Proposal is { } proposal ? (proposal.ChangeType.ToString(), proposal.AspectName) : ("Event", entry.Event!.Name);
        output.Text.Write(Fit($"{entry.Offset,8}  {recorded}  {entry.Source,-16}  {change,-8}  {what,-22}  {entry.EntityUrn}") + "\n");
    }

    private string Fit(string line) => line.Length < width ? line : string.Concat(line.AsSpan(0, width - 4), "...");
}
