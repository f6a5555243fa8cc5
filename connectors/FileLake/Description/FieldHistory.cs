using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>What becomes of a field from schema to schema.</summary>
internal sealed class FieldHistory(string path, string? addedIn)
{
    private readonly OrderedDictionary<string, string> _types = new(StringComparer.Ordinal);
    private bool? _nullable;
    private int _seenIn = -1;

    public string Path => path;

    /// <summary>The file that it first occurs in, unless that is the first of all.</summary>
    public string? AddedIn => addedIn;

    /// <summary>The first file after that which lacks it.</summary>
    public string? MissingIn { get; private set; }

    public IReadOnlyList<string> Types => _types.Keys;

    /// <summary>The types, each with the first file in which the field has it.</summary>
    public IEnumerable<(string Type, string File)> FilesByType => _types.Select(pair => (pair.Key, pair.Value));

    public bool DiffersInNullability { get; private set; }

    /// <summary>Whether its types come from values, not from declarations.</summary>
    public bool IsInferred => _nullable is null;

    public void Observe(FieldShape field, int variant, string file)
    {
        _seenIn = variant;
        _types.TryAdd(field.Type, file);
        DiffersInNullability |= _nullable is { } before && field.Nullable is { } now && before != now;
        _nullable ??= field.Nullable;
    }

    /// <summary>To be told of every schema after its fields.</summary>
    public void ObserveEnd(int variant, string file) => MissingIn ??= _seenIn < variant ? file : null;

    /// <summary>Whether it comes and goes with its parent and has otherwise nothing to tell.</summary>
    public bool SharesFateOf(FieldHistory parent) =>
        _types.Count == 1 && !DiffersInNullability && AddedIn == parent.AddedIn && MissingIn == parent.MissingIn;
}
