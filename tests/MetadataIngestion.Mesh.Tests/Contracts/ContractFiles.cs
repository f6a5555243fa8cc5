using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Contracts.Reading;

namespace MetadataIngestion.Mesh.Tests.Contracts;

/// <summary>The contract files beside the tests.</summary>
internal static class ContractFiles
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Contracts", "Files");

    public static TheoryData<string> Names => [.. Directory.GetFiles(s_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static string Text(string name) => File.ReadAllText(Path.Combine(s_folder, name));

    public static ContractReading Read(string name) => ContractReader.ReadFile(Path.Combine(s_folder, name), name);

    public static Contract Contract(string name) => Read(name).Contract ?? throw new InvalidOperationException(name);
}
