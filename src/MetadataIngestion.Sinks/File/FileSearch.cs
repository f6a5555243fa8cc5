namespace MetadataIngestion.Sinks.File;

/// <summary>Looks through a file for the record of one entry.</summary>
internal static class FileSearch
{
    private const int FirstBuffer = 1024 * 1024;

    /// <returns>The record's key; <see langword="null"/> when the file does not hold the entry.</returns>
    /// <exception cref="FormatException">The file was not written by this program in this form.</exception>
    public static RecordKey? Find(FileStream stream, FileLayout layout, long offset)
    {
        var buffer = new byte[FirstBuffer];
        var filled = 0;
        stream.Position = 0;
        while (stream.Read(buffer, filled, buffer.Length - filled) is var read && read > 0)
        {
            filled += read;
            var used = Find(buffer.AsMemory(0, filled), layout, offset, out var found);
            if (found is { } key)
                return key.Offset == offset ? key : null;

            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        return null;
    }

    /// <returns>How many bytes the whole records take.</returns>
    private static int Find(ReadOnlyMemory<byte> text, FileLayout layout, long offset, out RecordKey? found)
    {
        found = null;
        var used = 0;
        while (found is null && text.Span[used..].IndexOf(layout.RecordEnd) is var end && end >= 0)
        {
            var record = text.Slice(used, end + layout.OwnBytesOfRecordEnd);
            var key = layout.ReadKey(record[record.Span.IndexOf((byte)'{')..]);
            if (key.Offset >= offset)
                found = key;

            used += end + layout.RecordEnd.Length;
        }

        return used;
    }
}
