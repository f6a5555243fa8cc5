namespace MetadataIngestion.Mesh.Yaml;

/// <summary>The types of YAML's core schema.</summary>
internal enum YamlScalarKind
{
    Text,
    Null,
    Flag,
    Number,
}
