namespace MetadataIngestion.Worker.Configuration.Tree;

internal sealed class ListNode(string path, NodeLocation location, IReadOnlyList<ConfigurationNode> items) : ConfigurationNode(path, location)
{
    public override string Description => "a list";

    public IReadOnlyList<ConfigurationNode> Items { get; } = items;
}
