using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>Reads a record from each line. A line that is not JSON is counted and passed over; it does not touch the schema.</summary>
internal static class JsonLinesReader
{
    /// <exception cref="SampleException">No line is JSON.</exception>
    public static void Read(ReadOnlySpan<byte> text, bool isComplete, JsonReading reading, CancellationToken cancellationToken)
    {
        var line = 0;
        var invalid = 0;
        var firstInvalid = 0;
        while (TryTakeLine(ref text, isComplete, out var content))
        {
            cancellationToken.ThrowIfCancellationRequested();
            line++;
            if (!content.IsEmpty && !TryRead(content, reading))
            {
                firstInvalid = invalid++ == 0 ? line : firstInvalid;
            }
        }

        Report(reading, invalid, firstInvalid);
        if (isComplete)
        {
            reading.MarkWhole();
        }
    }

    private static bool TryTakeLine(ref ReadOnlySpan<byte> text, bool isComplete, out ReadOnlySpan<byte> line)
    {
        var end = text.IndexOf((byte)'\n');
        line = (end < 0 ? text : text[..end]).Trim(" \t\r"u8);
        if (end < 0 && (text.IsEmpty || !isComplete))
            return false;

        text = end < 0 ? default : text[(end + 1)..];
        return true;
    }

    private static bool TryRead(ReadOnlySpan<byte> line, JsonReading reading)
    {
        if (!JsonLayout.IsValue(line))
            return false;

        var reader = new Utf8JsonReader(line, JsonLayout.Options);
        reader.Read();
        return reading.ReadRecord(ref reader);
    }

    private static void Report(JsonReading reading, int invalid, int firstInvalid)
    {
        if (invalid == 0)
        {
            if (reading.Records == 0)
            {
                reading.Report("holds no record", "Write records to it, or exclude it.");
            }

            return;
        }

        var message = string.Create(CultureInfo.InvariantCulture, $"has {invalid} lines that are not JSON, the first at line {firstInvalid}");
        const string Remedy = "Write one JSON value on each line.";
        if (reading.Records == 0)
            throw new SampleException(message, Remedy);

        reading.Report(message, Remedy);
    }
}
