namespace HelloConnector.Tests;

/// <summary>A copy of the sample data that a test may change; gone after the test.</summary>
internal sealed class SamplePackages : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("packages-").FullName;

    public SamplePackages()
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "sample-data");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The descriptor of a package.</summary>
    public string Descriptor(string package) => Path.Combine(Root, package, "datapackage.json");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
