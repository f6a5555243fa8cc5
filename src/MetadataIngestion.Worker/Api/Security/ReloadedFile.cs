using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Api.Security;

/// <summary>
/// What files hold, read again when they change. A change that cannot be read is logged, and what was read before stays in force. Safe to use
/// from many threads.
/// </summary>
/// <param name="paths">The files; the first gives the whole its name.</param>
/// <param name="read">Reads them; what it throws says what is wrong.</param>
/// <param name="logger">Where changes are told.</param>
internal sealed partial class ReloadedFile<T>(IReadOnlyList<string> paths, Func<T> read, ILogger logger)
    where T : class
{
    private readonly Lock _lock = new();
    private volatile T _value = read();
    private volatile string? _problem;
    private string _stamp = Stamp(paths);

    /// <summary>Why the newest change is not in force; <see langword="null"/> when it is.</summary>
    public string? Problem => _problem;

    /// <summary>What the files hold now, or held before they were broken.</summary>
    public T Value
    {
        get
        {
            Refresh();
            return _value;
        }
    }

    private void Refresh()
    {
        lock (_lock)
        {
            var stamp = Stamp(paths);
            if (stamp == _stamp)
                return;

            // The stamp is from before the reading, so that a change in between is seen the next time.
            _stamp = stamp;
            Reload();
        }
    }

    private void Reload()
    {
        try
        {
            (_value, _problem) = (read(), null);
            LogReloaded(logger, paths[0]);
        }
        catch (Exception exception)
        {
            _problem = exception.Message;
            LogNotReloaded(logger, exception.Message);
        }
    }

    // Taken from open files, because a mounted secret is a link whose own time never changes.
    private static string Stamp(IReadOnlyList<string> paths)
    {
        try
        {
            return string.Join('|', paths.Select(Stamp));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private static string Stamp(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file);
        return $"{File.GetLastWriteTimeUtc(file).Ticks}/{RandomAccess.GetLength(file)}/{mode}";
    }

    [LoggerMessage(2101, LogLevel.Information, "{Path} changed and was read again")]
    private static partial void LogReloaded(ILogger logger, string path);

    [LoggerMessage(2102, LogLevel.Error, "What was read before stays in force: {Problem}")]
    private static partial void LogNotReloaded(ILogger logger, string problem);
}
