namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>Tells delimited text from prose.</summary>
internal static class DelimitedText
{
    private const int LeastRecords = 2;
    private const int LeastWidth = 2;
    private const double LeastShare = 0.9;

    /// <summary>Whether nearly all lines have the same number of fields, and more than one.</summary>
    public static bool Is(ReadOnlySpan<char> text, bool isComplete)
    {
        var reader = new DelimitedReader(text, DialectDetector.Detect(text, isComplete, prefersTab: false), isComplete);
        var record = new DelimitedRecord();
        var shape = new DialectShape();
        var records = 0;
        for (; reader.Read(record); records++)
        {
            shape.Observe(record, isFirst: records == 0);
        }

        return records >= LeastRecords && shape is { MalformedCount: 0, Width: { Width: >= LeastWidth, Share: >= LeastShare } };
    }
}
