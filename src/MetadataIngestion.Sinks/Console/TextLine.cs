using System.Buffers;
using System.Globalization;
using System.Text;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Console;

/// <summary>An entry as a short line for people.</summary>
internal static class TextLine
{
    public static void Write(IBufferWriter<byte> output, LogEntry entry)
    {
        var (change, what) = entry.Proposal is { } proposal ? (proposal.ChangeType.ToString(), proposal.AspectName) : ("Event", entry.Event!.Name);
        var line = string.Create(CultureInfo.InvariantCulture, $"{entry.Offset,8}  {entry.Source}  {change,-6}  {what,-20}  {entry.EntityUrn}");
        Encoding.UTF8.GetBytes(WithoutControls(line), output);
        output.Write("\n"u8);
    }

    /// <summary>Names come from sources; one that holds a terminal's escape sequence must not act on the terminal.</summary>
    private static string WithoutControls(string line) =>
        line.AsSpan().ContainsAnyInRange('\u0000', '\u001f') || line.AsSpan().ContainsAnyInRange('\u007f', '\u009f')
            ? string.Concat(line.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()))
            : line;
}
