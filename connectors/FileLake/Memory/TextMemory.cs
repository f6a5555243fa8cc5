using System.Collections.Concurrent;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What was taken from files that describe data. Safe for use by several threads.</summary>
internal sealed class TextMemory(IReadOnlyDictionary<string, RememberedText> known)
{
    private readonly ConcurrentDictionary<string, RememberedText> _current = new(StringComparer.Ordinal);

    /// <summary>All that is worth remembering.</summary>
    /// <param name="isWhole">Whether every file was come by, so that the others can be forgotten.</param>
    public IReadOnlyDictionary<string, RememberedText> Current(bool isWhole)
    {
        var current = new Dictionary<string, RememberedText>(isWhole ? [] : known, StringComparer.Ordinal);
        foreach (var (path, text) in _current)
        {
            current[path] = text;
        }

        return current;
    }

    /// <summary>What was taken from a file that is still the same, else what it is asked for now.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="entry">What the listing says of it.</param>
    /// <param name="read">Reads it.</param>
    public async ValueTask<string> GetAsync(string path, StoreEntry entry, Func<ValueTask<string>> read)
    {
        var mark = MarkWriter.Of(entry);
        if (!known.TryGetValue(path, out var text) || text.Mark != mark)
        {
            text = new RememberedText(mark, await read().ConfigureAwait(false));
        }

        _current[path] = text;
        return text.Text;
    }
}
