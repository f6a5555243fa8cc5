using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Removal;

/// <summary>Which scopes a run listed to their end, and what follows for assets that it did not see.</summary>
internal sealed class ScopeLedger
{
    private readonly Dictionary<string, AssetKinds> _complete = new(StringComparer.Ordinal);
    private readonly HashSet<string> _incomplete = new(StringComparer.Ordinal);

    /// <summary>The scopes that were listed to their end, with the kinds of assets that count as listed.</summary>
    public IReadOnlyDictionary<string, AssetKinds> Completed => _complete;

    /// <summary>The scopes that were not listed to their end.</summary>
    public IReadOnlyCollection<string> Incomplete => _incomplete;

    public void Complete(AssetPath scope, AssetKinds kinds) => Complete(PathKey.Of(scope), kinds);

    public void Complete(string key, AssetKinds kinds) => _complete[key] = kinds | _complete.GetValueOrDefault(key);

    public void MarkIncomplete(AssetPath scope) => MarkIncomplete(PathKey.Of(scope));

    public void MarkIncomplete(string key) => _incomplete.Add(key);

    /// <summary>Whether all of what the run found was listed to its end.</summary>
    public bool IsWhole(IEnumerable<string> containers) => _incomplete.Count == 0 && !Unreported(containers).Any();

    /// <summary>How many scopes were listed to their end.</summary>
    public long CompleteCount => _complete.Keys.Count(key => !_incomplete.Contains(key));

    /// <summary>The containers that the run found and never said to have listed, one way or the other.</summary>
    public IEnumerable<string> Unreported(IEnumerable<string> containers) =>
        containers.Where(key => !_complete.ContainsKey(key) && !_incomplete.Contains(key));

    /// <summary>
    /// Whether an asset that was not seen is certainly gone: its scope was listed to its end, or the container that held it is itself certainly
    /// gone.
    /// </summary>
    public bool ProvesAbsence(ReadOnlySpan<char> pathKey, AssetKinds kind, ContainerTree seen)
    {
        var scope = PathKey.Parent(pathKey).ToString();
        if (_incomplete.Contains(scope))
            return false;
        if (_complete.TryGetValue(scope, out var kinds))
            return kinds.HasFlag(kind);

        return scope.Length > 0 && !seen.Contains(scope) && ProvesAbsence(scope, AssetKinds.Containers, seen);
    }
}
