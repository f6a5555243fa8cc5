using System.Collections.Concurrent;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>
/// What the last crawl found in each dataset, to be said again as long as its files look the same from outside, so that they are not read
/// again. Safe for use by several threads.
/// </summary>
internal sealed class DatasetMemory
{
    private readonly ICrawlMemory? _memory;
    private readonly Dictionary<string, MemoryEntry> _known;
    private readonly ConcurrentDictionary<string, MemoryEntry> _current = new(StringComparer.Ordinal);
    private int _recalled;

    private DatasetMemory(ICrawlMemory? memory, Dictionary<string, MemoryEntry> known)
    {
        _memory = memory;
        _known = known;
    }

    /// <summary>Whether anything is remembered from crawl to crawl.</summary>
    public bool IsKept => _memory is not null;

    /// <summary>How many datasets were not read.</summary>
    public int Recalled => _recalled;

    public static async ValueTask<DatasetMemory> LoadAsync(ICrawlMemory? memory, CancellationToken cancellationToken) =>
        new(memory, memory is null ? [] : MemoryFile.Read(await memory.ReadAsync(cancellationToken).ConfigureAwait(false)));

    /// <summary>Whether it is remembered what was found when the dataset had the mark.</summary>
    public bool Knows(AssetPath path, string? mark) => mark is not null && _known.TryGetValue(path.Name, out var entry) && entry.Mark == mark;

    /// <summary>What is remembered of the dataset; <see langword="null"/> when it makes no sense any more.</summary>
    public IReadOnlyList<CrawlItem>? Recall(AssetPath path)
    {
        var entry = _known[path.Name];
        if (Parse(entry.Content) is not { } remembered)
            return null;

        _current[path.Name] = entry;
        Interlocked.Increment(ref _recalled);
        return
        [
            new AssetFound(remembered.Dataset with { Path = path }),
            .. remembered.Warnings.Select(warning => new CrawlWarning(path, warning.Message, warning.Remedy)),
        ];
    }

    /// <summary>Keeps what was found, unless it is anything but a dataset and warnings about it.</summary>
    public void Remember(AssetPath path, string? mark, IReadOnlyList<CrawlItem> items)
    {
        if (_memory is null || mark is null || items is not [AssetFound { Asset: Dataset dataset }, ..])
            return;

        var warnings = items.OfType<CrawlWarning>().Select(warning => new RememberedWarning(warning.Message, warning.Remedy)).ToList();
        if (warnings.Count == items.Count - 1)
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(new RememberedDataset(dataset, warnings), MemoryJson.Default.RememberedDataset);
            _current[path.Name] = new MemoryEntry(mark, content);
        }
    }

    /// <param name="isWhole">Whether every dataset of the source was come by, so that the others can be forgotten.</param>
    /// <param name="cancellationToken">Honoured while writing.</param>
    public ValueTask SaveAsync(bool isWhole, CancellationToken cancellationToken)
    {
        foreach (var (name, entry) in isWhole ? [] : _known)
        {
            _current.TryAdd(name, entry);
        }

        return _memory is null || (_recalled == _known.Count && _current.Count == _known.Count)
            ? ValueTask.CompletedTask
            : _memory.WriteAsync(MemoryFile.Write([.. _current.OrderBy(static pair => pair.Key, StringComparer.Ordinal)]), cancellationToken);
    }

    private static RememberedDataset? Parse(byte[] content)
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
