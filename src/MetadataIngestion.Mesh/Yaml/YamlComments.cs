namespace MetadataIngestion.Mesh.Yaml;

/// <summary>The comments that belong to an entry of a mapping or an item of a sequence, each beginning with its number sign.</summary>
internal sealed class YamlComments
{
    /// <summary>Those on lines of their own, above.</summary>
    public List<string> Above { get; } = [];

    /// <summary>The one behind it on its line.</summary>
    public string? Behind { get; set; }
}
