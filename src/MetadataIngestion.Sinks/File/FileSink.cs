using System.Buffers;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.File;

/// <summary>
/// Appends entries to a file. The file is opened for each batch and tells itself how far it goes, so nothing is doubled after a crash, and several
/// processes may take turns.
/// </summary>
internal sealed class FileSink(FileSinkOptions options) : IMetadataSink
{
    private readonly string _path = Path.GetFullPath(options.Path!);
    private readonly FileLayout _layout = FileLayout.For(options.Format);
    private readonly ArrayBufferWriter<byte> _record = new();
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private bool _logIsKnown;

    public ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        try
        {
            var fitting = batch.Where(_layout.CanHold).ToList();
            if (fitting.Count > 0)
                Write(fitting, cancellationToken);

            return ValueTask.FromResult<IReadOnlyList<RejectedEntry>>([]);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or FormatException)
        {
            throw FileErrors.Describe(_path, cause);
        }
    }

    public ValueTask DisposeAsync()
    {
        _layout.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write(List<LogEntry> batch, CancellationToken cancellationToken)
    {
        using var files = new FileSeries(_path, _layout, options.MaxBytes, _buffer);
        try
        {
            for (var i = CountKnown(batch, files); i < batch.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _record.ResetWrittenCount();
                _layout.Write(_record, batch[i]);
                files.Append(batch[i].Offset, _record.WrittenSpan);
            }

            files.Commit();
        }
        catch
        {
            files.TryRollBack();
            throw;
        }
    }

    /// <summary>How many entries at the beginning of the batch the files hold already.</summary>
    private int CountKnown(List<LogEntry> batch, FileSeries files)
    {
        var known = 0;
        while (known < batch.Count && batch[known].Offset <= files.Last?.Offset)
            known++;

        if (known > 0 && !_logIsKnown)
            CheckLog(batch[known - 1], files);

        return known;
    }

    /// <summary>To pass over an entry that only looks known, because the files stem from another log, would lose it.</summary>
    private void CheckLog(LogEntry entry, FileSeries files)
    {
        if (!files.Holds(entry))
        {
            throw new SinkException(
                $"The file {_path} goes up to offset {files.Last?.Offset} but does not hold the log's entry {entry.Offset}: it was written from another log, "
                + "or parts of it are gone. Move it away, with the files set aside beside it, to have the log written anew, or give the sink another Path.");
        }

        _logIsKnown = true;
    }
}
