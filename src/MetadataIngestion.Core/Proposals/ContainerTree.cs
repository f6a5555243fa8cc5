namespace MetadataIngestion.Core.Proposals;

/// <summary>The containers seen so far in a run, by path.</summary>
internal sealed class ContainerTree
{
    private readonly Dictionary<string, ContainerNode> _nodes;
    private readonly Dictionary<string, ContainerNode>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public ContainerTree()
    {
        _nodes = new Dictionary<string, ContainerNode>(StringComparer.Ordinal);
        _lookup = _nodes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyCollection<string> Paths => _nodes.Keys;

    /// <summary>The containers with their URNs, each after those around it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Urns => _nodes.Select(node => KeyValuePair.Create(node.Key, node.Value.Urn));

    public ContainerNode Add(string pathKey, string urn)
    {
        var parent = EnclosingOf(pathKey);
        var node = new ContainerNode(urn, [.. parent?.Chain ?? [], urn]);
        _nodes[pathKey] = node;
        return node;
    }

    /// <summary>The innermost known container around a path; <see langword="null"/> when there is none.</summary>
    public ContainerNode? EnclosingOf(ReadOnlySpan<char> pathKey)
    {
        for (var key = PathKey.Parent(pathKey); !key.IsEmpty; key = PathKey.Parent(key))
        {
            if (_lookup.TryGetValue(key, out var node))
                return node;
        }

        return null;
    }

    public bool Contains(ReadOnlySpan<char> pathKey) => _lookup.ContainsKey(pathKey);
}
