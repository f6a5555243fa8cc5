using System.Diagnostics.CodeAnalysis;

namespace MetadataIngestion.Worker.Configuration.Tree;

/// <summary>Named values; names are compared without regard to case and keep the order in which they were first written.</summary>
internal sealed class ObjectNode(string path, NodeLocation location) : ConfigurationNode(path, location)
{
    private readonly OrderedDictionary<string, ConfigurationNode> _members = new(StringComparer.OrdinalIgnoreCase);

    public override string Description => "an object";

    public IReadOnlyList<KeyValuePair<string, ConfigurationNode>> Members => [.. _members];

    public bool IsEmpty => _members.Count == 0;

    public bool TryGet(string key, [MaybeNullWhen(false)] out ConfigurationNode node) => _members.TryGetValue(key, out node);

    public ConfigurationNode? Find(string key) => _members.GetValueOrDefault(key);

    /// <summary>The node at a path below this one, its names joined by colons.</summary>
    public ConfigurationNode? Resolve(string path)
    {
        ConfigurationNode? node = this;
        foreach (var key in path.Split(':'))
            node = Step(node, key);

        return node;
    }

    public void Set(string key, ConfigurationNode node) => _members[key] = node;

    private static ConfigurationNode? Step(ConfigurationNode? node, string key) => node switch
    {
        ObjectNode members => members.Find(key),
        ListNode list when int.TryParse(key, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
        _ => null,
    };
}
