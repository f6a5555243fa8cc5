using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Json;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>Merges files of delimited text by the names of their columns.</summary>
/// <param name="prefersTab">Whether the extension says that fields are separated by tabs; the contents decide.</param>
/// <param name="mode">Whether there is a header.</param>
/// <param name="maxRecords">The most records of a file whose values are looked at.</param>
internal sealed class DelimitedSampler(bool prefersTab, HeaderMode mode, int maxRecords) : ISchemaSampler
{
    private readonly List<DelimitedColumn> _columns = [];
    private readonly Dictionary<string, DelimitedColumn> _byName = new(StringComparer.Ordinal);
    private int _files;

    public FileFindings Read(FileSample sample, CancellationToken cancellationToken)
    {
        using var text = DecodedText.From(sample);
        var content = SkipComments(text.Characters);
        if (content is ['{' or '[', ..] && JsonText.Is(DecodedText.ToUtf8(sample).Bytes.Span, sample.IsComplete))
            throw new SampleException("holds JSON, not delimited text", "Give the file the extension of its real format, or exclude it.");

        var dialect = DialectDetector.Detect(content, sample.IsComplete, prefersTab);
        var table = DelimitedTable.Read(content, dialect, sample.IsComplete, mode, maxRecords, cancellationToken);
        Merge(table);
        return new FileFindings
        {
            Records = sample.IsComplete ? table.Records : null,
            FieldNames = table.Names,
            Shape = [.. table.Names.Zip(table.Columns, static (name, column) => new FieldShape(name, column.Type.Native))],
            Findings = [.. DecodedText.Examine(text.Encoding), .. table.Findings],
            Properties = new Dictionary<string, string>
            {
                ["delimiter"] = dialect.DelimiterName,
                ["encoding"] = text.Encoding.Name,
                ["header"] = table.HasHeader ? "present" : "absent",
                ["quote"] = dialect.QuoteName,
            },
        };
    }

    public IReadOnlyList<Field> BuildFields()
    {
        var fields = new List<Field>(_columns.Count);
        foreach (var column in _columns.Take(FieldLimit.MaxFields))
        {
            var (type, native) = column.Values.Type;
            fields.Add(new Field
            {
                Path = column.Name,
                Type = type,
                NativeType = native,
                Nullable = column.Values.IsNullable || column.Files < _files,
                Ordinal = fields.Count + 1,
            });
        }

        return fields;
    }

    /// <summary>Leading lines of remarks; a header that begins with a number sign has no blank after it.</summary>
    private static ReadOnlySpan<char> SkipComments(ReadOnlySpan<char> text)
    {
        while (text.StartsWith("# ") || text.StartsWith("##"))
        {
            var end = text.IndexOf('\n');
            if (end < 0)
                return text;

            text = text[(end + 1)..];
        }

        return text;
    }

    private void Merge(DelimitedTable table)
    {
        if (table.Names.Count == 0)
            return;

        _files++;
        for (var i = 0; i < table.Names.Count; i++)
        {
            if (!_byName.TryGetValue(table.Names[i], out var column))
            {
                column = new DelimitedColumn(table.Names[i]);
                _byName.Add(column.Name, column);
                _columns.Add(column);
            }

            column.Files++;
            column.Values.Merge(table.Columns[i]);
        }
    }
}
