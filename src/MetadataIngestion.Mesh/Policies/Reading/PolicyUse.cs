using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Policies.Reading;

/// <summary>A wish for built-in policies.</summary>
/// <param name="Pattern">Their ids, where <c>*</c> stands for any text.</param>
/// <param name="File">The file that says so.</param>
/// <param name="Position">Where in the file.</param>
internal sealed record PolicyUse(string Pattern, string File, YamlPosition Position);
