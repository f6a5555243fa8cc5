namespace MetadataIngestion.Mesh.Yaml;

/// <summary>A text is not YAML that can be read.</summary>
internal sealed class YamlProblem(YamlPosition position, string message, string remedy, bool isLimit = false) : Exception(message)
{
    public YamlPosition Position { get; } = position;

    public string Remedy { get; } = remedy;

    /// <summary>Whether it may be right but is more than is read.</summary>
    public bool IsLimit { get; } = isLimit;
}
