using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Keeps what a source remembers in a file beside the store.</summary>
internal sealed partial class FileCrawlMemory(string folder, string source, ILogger logger) : ICrawlMemory
{
    private readonly string _path = Path.Combine(folder, Uri.EscapeDataString(source) + ".bin");

    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(_path) ? await File.ReadAllBytesAsync(_path, cancellationToken) : default;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(exception, source, _path);
            return default;
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var written = $"{_path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(written, content, cancellationToken);
            File.Move(written, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnwritten(exception, source, _path);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What source {Source} remembers of its last crawl cannot be read from {Path}; it reads everything again.")]
    private partial void LogUnreadable(Exception exception, string source, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What source {Source} should remember of this crawl cannot be written to {Path}; the next crawl reads more than it has to.")]
    private partial void LogUnwritten(Exception exception, string source, string path);
}
