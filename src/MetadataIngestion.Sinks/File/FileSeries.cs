using System.Buffers;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.File;

/// <summary>The file of a sink and the full ones before it, opened to be continued.</summary>
internal sealed class FileSeries : IDisposable
{
    private readonly string _path;
    private readonly FileLayout _layout;
    private readonly long _maxBytes;
    private readonly ArrayBufferWriter<byte> _buffer;
    private readonly SetAsideFiles _full;
    private LogFile? _file;
    private long _lastOffset;

    public FileSeries(string path, FileLayout layout, long maxBytes, ArrayBufferWriter<byte> buffer)
    {
        (_path, _layout, _maxBytes, _buffer) = (path, layout, maxBytes, buffer);
        _full = new SetAsideFiles(path);
        _file = LogFile.Open(path, layout, buffer);
        Last = _file.Last ?? FindLastInFull();
        _lastOffset = Last?.Offset ?? 0;
    }

    /// <summary>The last entry that was in the files when they were opened.</summary>
    public RecordKey? Last { get; }

    public void Append(long offset, ReadOnlySpan<byte> record)
    {
        var file = _file!;
        if (!file.IsEmpty && file.SizeWith(record) > _maxBytes)
        {
            _file = null;
            using (file)
                file.SetAside(_full.PathFor(_lastOffset));

            _file = file = LogFile.Open(_path, _layout, _buffer);
        }

        file.Append(record);
        _lastOffset = offset;
    }

    public void Commit() => _file!.Commit();

    /// <summary>Whether the files hold this very entry.</summary>
    public bool Holds(LogEntry entry)
    {
        if (Last is { } last && last.Offset == entry.Offset)
            return last.RunId == entry.RunId;

        return FindInFull(entry.Offset) is { } key ? key.RunId == entry.RunId : _file!.Find(entry.Offset)?.RunId == entry.RunId;
    }

    /// <summary>Undoes what was not committed, so that the file stays readable.</summary>
    public void TryRollBack()
    {
        try
        {
            _file?.RollBack();
        }
        catch (IOException)
        {
            // The failure that led here is the one to report, and opening the file again cuts off what is left of it.
        }
    }

    public void Dispose() => _file?.Dispose();

    private RecordKey? FindLastInFull()
    {
        if (_full.FindNewest() is not { } path)
            return null;

        using var stream = System.IO.File.OpenRead(path);
        return FileTail.FindLast(stream, _layout, out _);
    }

    private RecordKey? FindInFull(long offset)
    {
        if (_full.FindHolding(offset) is not { } path)
            return null;

        using var stream = System.IO.File.OpenRead(path);
        return FileSearch.Find(stream, _layout, offset);
    }
}
