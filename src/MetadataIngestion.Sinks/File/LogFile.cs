using System.Buffers;

namespace MetadataIngestion.Sinks.File;

/// <summary>One file, opened to be continued.</summary>
internal sealed class LogFile : IDisposable
{
    private const int WriteSize = 256 * 1024;

    private readonly FileStream _stream;
    private readonly FileLayout _layout;
    private readonly ArrayBufferWriter<byte> _unwritten;
    private long _durable;
    private long _written;

    private LogFile(FileStream stream, FileLayout layout, ArrayBufferWriter<byte> buffer)
    {
        (_stream, _layout, _unwritten) = (stream, layout, buffer);
        _unwritten.ResetWrittenCount();
        Last = FileTail.FindLast(stream, layout, out _durable);
        _written = _durable;
    }

    /// <summary>The last record that was in the file when it was opened.</summary>
    public RecordKey? Last { get; }

    public bool IsEmpty => End == 0;

    /// <summary>Where the last record ends.</summary>
    private long End => _written + _unwritten.WrittenCount;

    private ReadOnlySpan<byte> Joint => IsEmpty ? _layout.Opening : _layout.Separator;

    /// <summary>Opens the file, creating it with its folder, for this process alone, and takes it from its last whole record.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">Its form.</param>
    /// <param name="buffer">Memory for the time that the file is open.</param>
    /// <exception cref="FormatException">The file was not written by this program in this form.</exception>
    public static LogFile Open(string path, FileLayout layout, ArrayBufferWriter<byte> buffer)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            return new LogFile(stream, layout, buffer);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The size of the file with one more record.</summary>
    public long SizeWith(ReadOnlySpan<byte> record) => End + Joint.Length + record.Length + _layout.Closing.Length;

    public void Append(ReadOnlySpan<byte> record)
    {
        _unwritten.Write(Joint);
        _unwritten.Write(record);
        if (_unwritten.WrittenCount >= WriteSize)
            WriteOut();
    }

    /// <summary>Looks for an entry among those that were in the file when it was opened.</summary>
    public RecordKey? Find(long offset) => FileSearch.Find(_stream, _layout, offset);

    /// <summary>Makes the file whole and durable.</summary>
    public void Commit()
    {
        WriteOut();
        if (!IsEmpty)
            _stream.Write(_layout.Closing);

        _stream.SetLength(_stream.Position);
        _stream.Flush(flushToDisk: true);
        _durable = _written;
    }

    /// <summary>Brings the file back to where it was after the latest commit.</summary>
    public void RollBack()
    {
        _unwritten.ResetWrittenCount();
        _written = _durable;
        Commit();
    }

    /// <summary>Gives the file another name, which nothing has yet, and closes it.</summary>
    public void SetAside(string path)
    {
        Commit();
        // Where an open file can be renamed, nobody else can open it under its old name in between.
        if (OperatingSystem.IsWindows())
            _stream.Dispose();

        System.IO.File.Move(_stream.Name, path, overwrite: false);
        _stream.Dispose();
    }

    public void Dispose() => _stream.Dispose();

    private void WriteOut()
    {
        _stream.Position = _written;
        _stream.Write(_unwritten.WrittenSpan);
        _written += _unwritten.WrittenCount;
        _unwritten.ResetWrittenCount();
    }
}
