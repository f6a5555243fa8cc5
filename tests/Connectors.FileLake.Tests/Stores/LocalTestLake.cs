using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>A lake in a temporary folder.</summary>
internal sealed class LocalTestLake : ITestLake
{
    private readonly string _root = Directory.CreateTempSubdirectory("lake-").FullName;

    public string Name => Path.GetFileName(_root);

    public async Task WriteAsync(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        await File.WriteAllBytesAsync(PathOf(path), bytes);
    }

    public FileLakeOptions Options() => new() { Root = _root };

    public string PathOf(string path) => $"{_root}/{path}";

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
