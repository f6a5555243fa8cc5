using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>One file of delimited text as a table: its columns' names and contents.</summary>
internal sealed record DelimitedTable
{
    public required IReadOnlyList<string> Names { get; init; }

    public required IReadOnlyList<TextColumn> Columns { get; init; }

    public required bool HasHeader { get; init; }

    /// <summary>Records below the header that the sample holds in full.</summary>
    public required long Records { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public static DelimitedTable Read(ReadOnlySpan<char> text, DelimitedDialect dialect, bool isComplete, HeaderMode mode, int maxRecords, CancellationToken cancellationToken)
    {
        var reader = new DelimitedReader(text, dialect, isComplete);
        var record = new DelimitedRecord();
        if (!reader.Read(record))
            return Empty(isComplete);

        var first = record.ToArray();
        var firstLine = reader.Line;
        var body = new DelimitedBody(first, maxRecords);
        while (reader.Read(record))
        {
            cancellationToken.ThrowIfCancellationRequested();
            body.Observe(record, reader.Line);
        }

        var unclosedAt = reader.EndsInsideQuotes && isComplete ? reader.Line : 0;
        return Build(first, firstLine, body, mode, unclosedAt);
    }

    private static DelimitedTable Empty(bool isComplete) => new()
    {
        Names = [],
        Columns = [],
        HasHeader = false,
        Records = 0,
        Findings = [isComplete ? DelimitedFindings.NoRecord : DelimitedFindings.RecordTooLong],
    };

    private static DelimitedTable Build(string[] first, int firstLine, DelimitedBody body, HeaderMode mode, int unclosedAt)
    {
        var hasHeader = mode == HeaderMode.Present || (mode == HeaderMode.Auto && HeaderDetector.IsHeader(first, body));
        if (!hasHeader)
        {
            body.ObserveFirst(firstLine);
        }

        var fullWidth = Math.Max(hasHeader ? first.Length : 0, body.UsualWidth());
        var width = Math.Min(fullWidth, FieldLimit.MaxFields);
        var header = new DelimitedHeader(hasHeader ? first : [], width);
        return new DelimitedTable
        {
            Names = header.Names,
            Columns = body.ColumnsOf(width),
            HasHeader = hasHeader,
            Records = body.Records,
            Findings = [.. DelimitedFindings.Examine(body, fullWidth, hasHeader ? header.Invented : [], unclosedAt)],
        };
    }
}
