using System.Collections.Concurrent;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Description;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>
/// What the last crawl found in each dataset, to be said again as long as its files look the same from outside, so that they are not read
/// again. Safe for use by several threads.
/// </summary>
/// <param name="isKept">Whether anything is remembered.</param>
/// <param name="known">What is.</param>
internal sealed class DatasetMemory(bool isKept, IReadOnlyDictionary<string, MemoryEntry> known)
{
    // What was found in single files is the greater part, and only saves reading.
    private const long MaxFiles = 512 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, MemoryEntry> _current = new(StringComparer.Ordinal);
    private long _files;
    private int _recalled;

    /// <summary>How many datasets were not read.</summary>
    public int Recalled => _recalled;

    /// <summary>Whether it is remembered what was found when the dataset had the mark.</summary>
    public bool Knows(AssetPath path, DatasetMark? mark) =>
        mark is not null && known.TryGetValue(path.Name, out var entry) && (entry.Mark == mark.Sound || entry.Mark == mark.Damaged) && !entry.Content.IsEmpty;

    /// <summary>What is remembered of the dataset; <see langword="null"/> when it makes no sense any more.</summary>
    public IReadOnlyList<CrawlItem>? Recall(AssetPath path)
    {
        var entry = known[path.Name];
        if (Parse(entry.Content.Span) is not { } remembered)
            return null;

        Interlocked.Add(ref _files, entry.Files.Length);
        _current[path.Name] = entry;
        Interlocked.Increment(ref _recalled);
        return remembered.Repeat(path);
    }

    /// <summary>What is remembered of the dataset's files.</summary>
    public FileMemory FilesOf(AssetPath path)
    {
        if (!isKept)
            return FileMemory.None;

        return FileMemory.Read(known.TryGetValue(path.Name, out var entry) ? entry.Files : default);
    }

    /// <summary>Keeps what was found.</summary>
    /// <param name="path">The dataset.</param>
    /// <param name="mark">What its files look like from outside.</param>
    /// <param name="description">What was found, which is kept only when it lasts.</param>
    /// <param name="files">What was found in its files.</param>
    public void Remember(AssetPath path, DatasetMark mark, DatasetDescription description, ReadOnlyMemory<byte> files)
    {
        var content = description.IsLasting && RememberedDataset.Of(description.Items) is { } remembered
            ? JsonSerializer.SerializeToUtf8Bytes(remembered, MemoryJson.Default.RememberedDataset)
            : [];
        var kept = Interlocked.Add(ref _files, files.Length) <= MaxFiles ? files : default;
        if (content.Length + kept.Length > 0)
        {
            _current[path.Name] = new MemoryEntry(description.IsSound ? mark.Sound : mark.Damaged, content, kept);
        }
    }

    /// <summary>All that is worth remembering.</summary>
    /// <param name="isWhole">Whether every dataset of the source was come by, so that the others can be forgotten.</param>
    public IReadOnlyDictionary<string, MemoryEntry> Current(bool isWhole)
    {
        var current = new Dictionary<string, MemoryEntry>(isWhole ? [] : known, StringComparer.Ordinal);
        foreach (var (name, entry) in _current)
        {
            current[name] = entry;
        }

        return current;
    }

    private static RememberedDataset? Parse(ReadOnlySpan<byte> content)
    {
        try
        {
            return JsonSerializer.Deserialize(content, MemoryJson.Default.RememberedDataset);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
