using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Mesh.Parts;

namespace MetadataIngestion.Mesh.Findings;

/// <summary>How many datasets something concerns, and the first of them by name.</summary>
internal sealed class AssetTally
{
    private const int MaxNamed = 20;

    private readonly SortedDictionary<string, AssetPath> _first = new(StringComparer.Ordinal);

    public long Count { get; private set; }

    public void Add(AssetPath dataset)
    {
        Count++;
        Note(dataset);
    }

    /// <summary>The tally as one worker passes it to another.</summary>
    public SavedTally Save(params string[] key) => new(key, Count, [.. _first.Values.Select(SavedPath.Of)]);

    /// <summary>Adds what another worker counted.</summary>
    public void Merge(SavedTally saved)
    {
        Count += saved.Count;
        foreach (var path in saved.First)
            Note(path.ToPath());
    }

    /// <summary>The finding with what it concerns.</summary>
    public Finding Complete(Finding finding, InspectedRun run) =>
        finding with { Count = Count, Entities = [.. _first.Values.Select(path => Urn.Dataset(path, run.Environment))] };

    private void Note(AssetPath dataset)
    {
        _first.TryAdd(dataset.Name, dataset);
        if (_first.Count > MaxNamed)
            _first.Remove(_first.Keys.Last());
    }

    /// <summary>The datasets for people: the first by name, and how many more.</summary>
    public string Describe(string source)
    {
        var first = Addressing.AssetAddress.Text(Addressing.AssetAddress.Of(source, _first.Values.First()));
        return Count == 1 ? $"{first} has" : FormattableString.Invariant($"{first} and {Count - 1} more have");
    }
}
