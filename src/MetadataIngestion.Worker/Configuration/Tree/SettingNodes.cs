namespace MetadataIngestion.Worker.Configuration.Tree;

/// <summary>Builds nodes from single settings: environment variables and arguments.</summary>
internal sealed class SettingNodes
{
    private const string RootKey = "Ingestion";

    public ObjectNode Root { get; } = new(string.Empty, new NodeLocation("settings"));

    /// <summary>Adds every variable whose name begins with <c>Ingestion__</c>; two underscores stand for a colon.</summary>
    public static ObjectNode FromEnvironment(IReadOnlyDictionary<string, string> variables)
    {
        var nodes = new SettingNodes();
        foreach (var (name, value) in variables.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (name.StartsWith(RootKey + "__", StringComparison.OrdinalIgnoreCase))
                nodes.Add(name.Split("__"), value, new NodeLocation($"the environment variable {name}"));
        }

        return nodes.Root;
    }

    /// <summary>Adds arguments of the form <c>Ingestion:Store:Path=value</c>.</summary>
    public static ObjectNode FromArguments(IReadOnlyList<KeyValuePair<string, string>> arguments)
    {
        var nodes = new SettingNodes();
        foreach (var (key, value) in arguments)
            nodes.Add(key.Split(':'), value, new NodeLocation($"the argument --{key}"));

        return nodes.Root;
    }

    private void Add(string[] keys, string value, NodeLocation location)
    {
        var parent = Root;
        foreach (var key in keys[..^1])
        {
            if (parent.Find(key) is not ObjectNode child)
                parent.Set(key, child = new ObjectNode(ConfigurationNode.Combine(parent.Path, key), location));
            parent = child;
        }

        parent.Set(keys[^1], new ValueNode(ConfigurationNode.Combine(parent.Path, keys[^1]), location, ValueKind.Untyped, value));
    }
}
