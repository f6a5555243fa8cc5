namespace MetadataIngestion.Mesh.Yaml;

/// <summary>A file that holds one YAML document.</summary>
/// <param name="Root">What it holds.</param>
/// <param name="Tail">The comments after everything else.</param>
internal sealed record YamlDocument(YamlNode Root, IReadOnlyList<string> Tail)
{
    /// <summary>The document's normal form, in which two files that say the same look the same but for their comments.</summary>
    public string Normalize() => new YamlWriter().Write(this);
}
