namespace MetadataIngestion.Mesh.Yaml;

/// <summary>A node of a YAML document, with everything that its text says. A file is kept as such a tree, so that nothing in it is lost.</summary>
internal abstract class YamlNode(YamlPosition position)
{
    public YamlPosition Position { get; } = position;

    /// <summary>The name under which aliases refer to the node.</summary>
    public string? Anchor { get; init; }

    /// <summary>The explicit tag as it is written, such as <c>!!str</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>How many nodes this one stands for once every alias is followed.</summary>
    public long Weight { get; protected set; } = 1;

    /// <summary>The node itself, or the one that an alias refers to.</summary>
    public virtual YamlNode Resolved => this;
}
