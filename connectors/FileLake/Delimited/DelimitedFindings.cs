using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>What people should know about a file of delimited text.</summary>
internal static class DelimitedFindings
{
    private const int MaxNames = 5;

    public static Finding NoRecord { get; } = new("holds no record", "Write its header at least, or exclude it.");

    public static Finding RecordTooLong { get; } = new(
        "begins with a record that is longer than MaxBytes, so its columns are unknown",
        "Raise MaxBytes, or check that the file has line breaks.");

    public static IEnumerable<Finding> Examine(DelimitedBody body, int width, IReadOnlyList<string> inventedNames, int unclosedAt)
    {
        var (ragged, line, fields) = body.Ragged(width);
        if (ragged > 0)
        {
            yield return new Finding(
                string.Create(CultureInfo.InvariantCulture, $"has {ragged} of {body.Records} records with other than {width} fields, the first at line {line} with {fields}"),
                "Quote fields that hold a delimiter or a line break, and write every field of a record.");
        }

        if (unclosedAt > 0)
        {
            yield return new Finding(
                string.Create(CultureInfo.InvariantCulture, $"ends inside a quoted field of the record that begins at line {unclosedAt}"),
                "Close the quote, or double the quotes inside the field.");
        }

        if (body.MalformedCount > 0)
        {
            yield return new Finding(
                string.Create(CultureInfo.InvariantCulture, $"has {body.MalformedCount} quoted fields that go on after their closing quote"),
                "Double the quotes inside quoted fields.");
        }

        if (inventedNames.Count > 0)
        {
            var names = string.Join(", ", inventedNames.Take(MaxNames));
            yield return new Finding($"has columns without a name of their own; they are described as {names}", "Give every column a name that no other has.");
        }

        if (width > FieldLimit.MaxFields)
            yield return FieldLimit.Exceeded;
    }
}
