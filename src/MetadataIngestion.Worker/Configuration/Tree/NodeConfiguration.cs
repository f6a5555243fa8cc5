using Microsoft.Extensions.Configuration;

namespace MetadataIngestion.Worker.Configuration.Tree;

/// <summary>Hands a part of the configuration to code that speaks .NET's configuration.</summary>
internal static class NodeConfiguration
{
    /// <summary>The values below <paramref name="node"/>, each under its full path.</summary>
    public static IConfigurationRoot Build(ObjectNode? node)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (node is not null)
            Flatten(node.Path, node, values);

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    private static void Flatten(string path, ConfigurationNode node, Dictionary<string, string?> values)
    {
        switch (node)
        {
            case ObjectNode members:
                foreach (var (key, member) in members.Members)
                    Flatten(ConfigurationNode.Combine(path, key), member, values);
                break;
            case ListNode list:
                for (var index = 0; index < list.Items.Count; index++)
                    Flatten(ConfigurationNode.Combine(path, $"{index}"), list.Items[index], values);
                break;
            case ValueNode value:
                values[path] = value.Text;
                break;
        }
    }
}
