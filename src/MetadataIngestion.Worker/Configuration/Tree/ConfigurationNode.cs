namespace MetadataIngestion.Worker.Configuration.Tree;

/// <summary>A part of the configuration that remembers its path and where it was written.</summary>
internal abstract class ConfigurationNode(string path, NodeLocation location)
{
    /// <summary>The full path, its names joined by colons.</summary>
    public string Path { get; } = path;

    public NodeLocation Location { get; } = location;

    /// <summary>What this is in a sentence: "an object", "a list", "text".</summary>
    public abstract string Description { get; }

    public static string Combine(string path, string key) => path.Length == 0 ? key : $"{path}:{key}";
}
