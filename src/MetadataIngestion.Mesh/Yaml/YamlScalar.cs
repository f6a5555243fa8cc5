using YamlDotNet.Core;

namespace MetadataIngestion.Mesh.Yaml;

/// <summary>A single value.</summary>
internal sealed class YamlScalar(YamlPosition position, string value, ScalarStyle style) : YamlNode(position)
{
    public string Value { get; } = value;

    public ScalarStyle Style { get; } = style;

    /// <summary>What the value is to a reader that knows YAML's core schema.</summary>
    public YamlScalarKind Kind => Tag is "!!str" || (Style != ScalarStyle.Plain && Tag is null) ? YamlScalarKind.Text : YamlScalarKinds.Of(Value);
}
