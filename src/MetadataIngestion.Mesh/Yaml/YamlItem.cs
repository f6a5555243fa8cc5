namespace MetadataIngestion.Mesh.Yaml;

/// <summary>An item of a sequence.</summary>
internal sealed record YamlItem(YamlNode Value)
{
    public YamlComments Comments { get; init; } = new();
}
