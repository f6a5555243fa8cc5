using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Terminal;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Shows a crawl's progress on a terminal, and passes changes on to whoever wants them.</summary>
internal sealed class CrawlObserver(string source, Messages messages, TimeProvider timeProvider, int width, Action<EntityChangeKind, EntityChange>? onChange = null)
    : ICrawlObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private long _shownAt;

    public void OnProgress(CrawlProgress progress)
    {
        if (!messages.ShowsStatus || (_shownAt != 0 && timeProvider.GetElapsedTime(_shownAt) < Interval))
            return;

        _shownAt = timeProvider.GetTimestamp();
        var warnings = progress.Warnings == 0 ? string.Empty : $", {progress.Warnings} warnings";
        var text = $"{source}: {progress.Seen} found, {progress.Emitted} proposals{warnings}  {progress.Current}";
        messages.Status(text.Length < width ? text : text[..(width - 1)]);
    }

    public void OnChange(EntityChangeKind kind, EntityChange change) => onChange?.Invoke(kind, change);
}
