namespace MetadataIngestion.Mesh.Yaml;

/// <summary>A key of a mapping with its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value)
{
    public YamlComments Comments { get; init; } = new();
}
