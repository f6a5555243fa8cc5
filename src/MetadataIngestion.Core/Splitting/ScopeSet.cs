using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Splitting;

/// <summary>Scopes by their paths, as the store keeps these. Immutable.</summary>
internal sealed class ScopeSet
{
    private readonly HashSet<string> _above = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _scopes;

    public ScopeSet(IEnumerable<string> scopes)
    {
        var set = scopes.ToHashSet(StringComparer.Ordinal);
        _scopes = set.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var scope in set)
            NoteAbove(scope);
    }

    /// <summary>Whether a path is a scope or lies in one.</summary>
    public bool Covers(ReadOnlySpan<char> pathKey)
    {
        for (var key = pathKey; !key.IsEmpty; key = PathKey.Parent(key))
        {
            if (_scopes.Contains(key))
                return true;
        }

        return false;
    }

    /// <summary>Whether a path leads to a scope.</summary>
    public bool LiesAbove(string pathKey) => _above.Contains(pathKey);

    private void NoteAbove(string pathKey)
    {
        var parent = PathKey.Parent(pathKey).ToString();
        if (_above.Add(parent) && parent.Length > 0)
            NoteAbove(parent);
    }
}
