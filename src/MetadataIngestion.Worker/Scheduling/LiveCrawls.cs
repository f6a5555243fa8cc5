using System.Collections.Concurrent;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>The crawls under way in this process, by source. Safe to use from many threads.</summary>
internal sealed class LiveCrawls : IDisposable
{
    private readonly ConcurrentDictionary<string, LiveCrawl> _crawls = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _ending = new();

    /// <summary>Cancelled when the process is about to end.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Notes a crawl, until it is disposed.</summary>
    /// <exception cref="SourceBusyException">The source is being crawled.</exception>
    public LiveCrawl Begin(string source)
    {
        var crawl = new LiveCrawl(ended => _crawls.TryRemove(KeyValuePair.Create(source, ended)), Ending);
        return _crawls.TryAdd(source, crawl) ? crawl : throw new SourceBusyException($"Source '{source}' is being crawled by this service.");
    }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<LiveCrawl> All => [.. _crawls.Values];

    /// <summary>The sources that are being crawled.</summary>
    public IReadOnlyList<string> Sources => [.. _crawls.Keys.Order(StringComparer.OrdinalIgnoreCase)];

    public LiveCrawl? Find(string source) => _crawls.GetValueOrDefault(source);

    /// <summary>Stops every crawl at its next object.</summary>
    public Task EndAsync() => _ending.CancelAsync();

    public void Dispose() => _ending.Dispose();
}
