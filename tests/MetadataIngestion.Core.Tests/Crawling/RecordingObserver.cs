using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Tests.Crawling;

internal sealed class RecordingObserver : ICrawlObserver
{
    public List<(EntityChangeKind Kind, string Urn)> Changes { get; } = [];

    public List<CrawlProgress> Progress { get; } = [];

    public void OnProgress(CrawlProgress progress) => Progress.Add(progress);

    public void OnChange(EntityChangeKind kind, EntityChange change) => Changes.Add((kind, change.Key.Urn));
}
