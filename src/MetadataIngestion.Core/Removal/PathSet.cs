using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Removal;

/// <summary>A set of paths that also answers for everything inside them.</summary>
internal sealed class PathSet
{
    private readonly HashSet<string> _keys;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public PathSet()
    {
        _keys = new HashSet<string>(StringComparer.Ordinal);
        _lookup = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsEmpty => _keys.Count == 0;

    /// <summary>The paths, as the store keeps them.</summary>
    public IReadOnlyCollection<string> Keys => _keys;

    public void Add(AssetPath path) => Add(PathKey.Of(path));

    public void Add(string pathKey) => _keys.Add(pathKey);

    public bool Covers(ReadOnlySpan<char> pathKey)
    {
        if (_keys.Count == 0)
            return false;

        for (var key = pathKey; !key.IsEmpty; key = PathKey.Parent(key))
        {
            if (_lookup.Contains(key))
                return true;
        }

        return false;
    }
}
