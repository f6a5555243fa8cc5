using System.Security.Cryptography;
using System.Text;

namespace MetadataIngestion.Worker.Configuration.Tree;

/// <summary>Tells whether a part of the configuration changed, secrets included, without keeping them.</summary>
internal static class NodeFingerprint
{
    public static string Of(params IEnumerable<ConfigurationNode?> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
            Append(text, node);

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // Lengths before names and values keep different trees from looking alike.
    private static void Append(StringBuilder text, ConfigurationNode? node)
    {
        switch (node)
        {
            case ObjectNode members:
                text.Append('{').Append(members.Members.Count);
                foreach (var (name, member) in members.Members.OrderBy(member => member.Key, StringComparer.OrdinalIgnoreCase))
                {
                    text.Append(name.Length).Append(':').Append(name.ToUpperInvariant());
                    Append(text, member);
                }

                break;
            case ListNode list:
                text.Append('[').Append(list.Items.Count);
                foreach (var item in list.Items)
                    Append(text, item);
                break;
            case ValueNode { Text: { } value }:
                text.Append('=').Append(value.Length).Append(':').Append(value);
                break;
            default:
                text.Append('-');
                break;
        }
    }
}
