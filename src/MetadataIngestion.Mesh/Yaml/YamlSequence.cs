namespace MetadataIngestion.Mesh.Yaml;

/// <summary>Items in order.</summary>
internal sealed class YamlSequence(YamlPosition position) : YamlNode(position)
{
    private readonly List<YamlItem> _items = [];

    public IReadOnlyList<YamlItem> Items => _items;

    public void Add(YamlItem item)
    {
        _items.Add(item);
        Weight += item.Value.Weight;
    }
}
