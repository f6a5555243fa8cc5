using System.Text.RegularExpressions;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>A rule that the configuration gives for a class that is not known.</summary>
internal static partial class MappedRule
{
    public static ConnectorRule Of(ConnectorMappingOptions mapping) => new((connector, topic) => FindFarEnd(mapping, connector, topic));

    /// <summary>A name of which a setting is missing cannot be told.</summary>
    private static FarEnd? FindFarEnd(ConnectorMappingOptions mapping, Connector connector, string topic)
    {
        var name = TemplatePattern().Replace(mapping.Dataset, part => (part.Groups[1].Value == "topic" ? topic : connector.Setting(part.Groups[1].Value)) ?? part.Value);
        var parts = name.Split(mapping.Separator, StringSplitOptions.RemoveEmptyEntries);
        return TemplatePattern().IsMatch(name) || parts.Length == 0 ? null : new FarEnd(mapping.Platform, mapping.Separator, parts);
    }

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex TemplatePattern();
}
