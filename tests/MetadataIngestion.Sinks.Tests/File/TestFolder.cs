using System.Text.Json;

namespace MetadataIngestion.Sinks.Tests.File;

/// <summary>A folder for one test, and what its files say.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("file-sink-tests-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public IEnumerable<string> Names => _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    public string Read(string name) => System.IO.File.ReadAllText(PathOf(name));

    public void Write(string name, string text) => System.IO.File.WriteAllText(PathOf(name), text);

    public IReadOnlyList<long> OffsetsOf(string name) => Path.GetExtension(name) == ".json" ? DataHubOffsets(name) : LineOffsets(name);

    public void Dispose() => _folder.Delete(recursive: true);

    private List<long> LineOffsets(string name)
    {
        var text = Read(name);
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("offset").GetInt64();
        })];
    }

    private List<long> DataHubOffsets(string name)
    {
        using var json = JsonDocument.Parse(Read(name));
        return [.. json.RootElement.EnumerateArray().Select(record =>
            long.Parse(record.GetProperty("headers").GetProperty("log-offset").GetString()!, System.Globalization.CultureInfo.InvariantCulture))];
    }
}
