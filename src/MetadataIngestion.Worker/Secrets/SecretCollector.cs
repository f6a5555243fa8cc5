using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Secrets;

/// <summary>Hands every secret in a configuration to the redactor.</summary>
internal static class SecretCollector
{
    public static void Collect(ConfigurationNode node, SecretRedactor redactor) => Collect(string.Empty, node, redactor);

    private static void Collect(string key, ConfigurationNode node, SecretRedactor redactor)
    {
        switch (node)
        {
            case ObjectNode members:
                foreach (var (name, member) in members.Members)
                    Collect(name, member, redactor);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                    Collect(key, item, redactor);
                break;
            case ValueNode { Text: { } text, Kind: not ValueKind.Boolean }:
                CollectText(key, text, redactor);
                break;
        }
    }

    private static void CollectText(string key, string text, SecretRedactor redactor)
    {
        if (SensitiveKeys.IsSensitive(key))
            redactor.Add(text);

        foreach (var secret in EmbeddedSecrets.Find(text))
            redactor.Add(secret);
    }
}
