namespace MetadataIngestion.Mesh.Tests;

/// <summary>A folder of mesh files.</summary>
internal sealed class MeshFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mesh-tests-").FullName;

    public MeshFolder With(string path, string text)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public string PathOf(string path) => Path.Combine(_folder, path);

    public MeshCatalog Read(string? snapshot = null) => MeshCatalog.Read(_folder, file => Path.GetRelativePath(_folder, file), snapshot);

    public MeshFolder Without(string path)
    {
        File.Delete(Path.Combine(_folder, path));
        return this;
    }

    /// <summary>What is not right, as "code place".</summary>
    public IEnumerable<string> Findings() => Read().Findings.Select(finding => $"{finding.Code} {finding.File}:{finding.Line}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
