namespace MetadataIngestion.Sinks.File;

/// <summary>Finds the last whole record of a file, whatever a crash left behind it.</summary>
internal static class FileTail
{
    private const int FirstWindow = 16 * 1024;

    /// <param name="stream">The file; its position changes.</param>
    /// <param name="layout">The file's form.</param>
    /// <param name="end">Where the record ends; 0 when there is none.</param>
    /// <returns>The record's key; <see langword="null"/> when the file has no whole record.</returns>
    /// <exception cref="FormatException">The file was not written by this program in this form.</exception>
    public static RecordKey? FindLast(FileStream stream, FileLayout layout, out long end)
    {
        CheckBeginning(stream, layout);
        for (long size = FirstWindow; ; size *= 4)
        {
            var start = Math.Max(0, stream.Length - size);
            var window = Read(stream, start, stream.Length - start);
            if (FindLast(window, layout, isWholeFile: start == 0) is { } record)
            {
                end = start + record.End.Value;
                return layout.ReadKey(window[record]);
            }

            if (start > 0)
                continue;

            end = 0;
            return null;
        }
    }

    private static Range? FindLast(ReadOnlyMemory<byte> window, FileLayout layout, bool isWholeFile)
    {
        // Some file systems fill what a crash kept them from writing with zeros, which no JSON text holds.
        var zero = window.Span.IndexOf((byte)0);
        var text = zero < 0 ? window.Span : window.Span[..zero];
        var recordEnd = text.LastIndexOf(layout.RecordEnd);
        if (recordEnd < 0)
            return null;

        var start = text[..recordEnd].LastIndexOf("\n{"u8) + 1;
        return start == 0 && !isWholeFile ? null : start..(recordEnd + layout.OwnBytesOfRecordEnd);
    }

    private static void CheckBeginning(FileStream stream, FileLayout layout)
    {
        var expected = layout.Beginning;
        var found = Read(stream, 0, Math.Min(expected.Length, stream.Length)).Span.TrimEnd((byte)0);
        if (!expected.StartsWith(found))
            throw new FormatException("The file begins in another form.");
    }

    private static ReadOnlyMemory<byte> Read(FileStream stream, long start, long length)
    {
        var bytes = new byte[length];
        stream.Position = start;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
