namespace MetadataIngestion.Mesh.Yaml;

/// <summary>A reference to a node that has an anchor.</summary>
internal sealed class YamlAlias : YamlNode
{
    public YamlAlias(YamlPosition position, string name, YamlNode target)
        : base(position)
    {
        (Name, Target, Weight) = (name, target, target.Weight);
    }

    public string Name { get; }

    public YamlNode Target { get; }

    public override YamlNode Resolved => Target;
}
