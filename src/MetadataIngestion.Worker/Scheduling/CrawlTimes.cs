using System.Collections.Concurrent;
using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>
/// When this process crawled each source, so that the times of a schedule which passed meanwhile lead to one crawl or none, but never to a burst.
/// Safe to use from many threads.
/// </summary>
internal sealed class CrawlTimes
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Covered, DateTimeOffset Ended)> _times = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes a crawl.</summary>
    /// <param name="source">The source.</param>
    /// <param name="began">When it began.</param>
    /// <param name="ended">When it ended.</param>
    /// <param name="covered">Whether it was a crawl of all of the source.</param>
    public void Note(string source, DateTimeOffset began, DateTimeOffset ended, bool covered) =>
        _times.AddOrUpdate(source, _ => (covered ? began : DateTimeOffset.MinValue, ended), (_, known) => (covered ? began : known.Covered, ended));

    /// <summary>Whether a crawl that was due is not needed any more: one that began since did its work, or the policy leaves out what passed during one.</summary>
    public bool MakesUpFor(string source, DateTimeOffset due, MisfirePolicy policy) =>
        _times.TryGetValue(source, out var known) && (due <= known.Covered || (policy == MisfirePolicy.Skip && due < known.Ended));

    /// <summary>Forgets everything, because the clock was set back.</summary>
    public void Clear() => _times.Clear();
}
