using System.Collections.Concurrent;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>
/// What the last crawl found in each dataset, to be said again as long as its files look the same from outside, so that they are not read
/// again. Safe for use by several threads.
/// </summary>
/// <param name="isKept">Whether anything is remembered.</param>
/// <param name="known">What is.</param>
internal sealed class DatasetMemory(bool isKept, IReadOnlyDictionary<string, MemoryEntry> known)
{
    private readonly ConcurrentDictionary<string, MemoryEntry> _current = new(StringComparer.Ordinal);
    private int _recalled;

    /// <summary>How many datasets were not read.</summary>
    public int Recalled => _recalled;

    /// <summary>Whether it is remembered what was found when the dataset had the mark.</summary>
    public bool Knows(AssetPath path, string? mark) =>
        mark is not null && known.TryGetValue(path.Name, out var entry) && entry.Mark == mark && !entry.Content.IsEmpty;

    /// <summary>What is remembered of the dataset; <see langword="null"/> when it makes no sense any more.</summary>
    public IReadOnlyList<CrawlItem>? Recall(AssetPath path)
    {
        var entry = known[path.Name];
        if (Parse(entry.Content.Span) is not { } remembered)
            return null;

        _current[path.Name] = entry;
        Interlocked.Increment(ref _recalled);
        return
        [
            new AssetFound(remembered.Dataset with { Path = path }),
            .. remembered.Warnings.Select(warning => new CrawlWarning(path, warning.Message, warning.Remedy)),
        ];
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
    /// <param name="description">What was found, which is kept only when it lasts and is a dataset with warnings about it.</param>
    /// <param name="files">What was found in its files.</param>
    public void Remember(AssetPath path, string mark, IReadOnlyList<CrawlItem>? description, ReadOnlyMemory<byte> files)
    {
        var content = description is [AssetFound { Asset: Dataset dataset }, ..] && description.Skip(1).All(static item => item is CrawlWarning)
            ? JsonSerializer.SerializeToUtf8Bytes(new RememberedDataset(dataset, WarningsIn(description)), MemoryJson.Default.RememberedDataset)
            : [];
        if (content.Length + files.Length > 0)
        {
            _current[path.Name] = new MemoryEntry(mark, content, files);
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

    private static List<RememberedWarning> WarningsIn(IReadOnlyList<CrawlItem> description) =>
        [.. description.OfType<CrawlWarning>().Select(static warning => new RememberedWarning(warning.Message, warning.Remedy))];

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
