using System.Runtime.CompilerServices;

namespace MetadataIngestion.Abstractions.Tests;

public sealed class PublicApiTests
{
    private static readonly string s_file = Path.Combine(ProjectFolder(), "PublicApi.txt");

    /// <summary>
    /// A change of the contract must be seen in review. When it is meant, run with GOLDEN_UPDATE=1 and read the difference; raise
    /// <see cref="ContractVersion.Current"/> when plugins built before would no longer work.
    /// </summary>
    [Fact]
    public void PublicSurface_ChangesOnPurposeOnly()
    {
        var actual = PublicSurface.Describe(typeof(AssetPath).Assembly);
        if (Environment.GetEnvironmentVariable("GOLDEN_UPDATE") == "1")
            File.WriteAllText(s_file, actual);

        Assert.Equal(File.ReadAllText(s_file), actual);
    }

    [Fact]
    public void PublicTypes_AreAllDocumented()
    {
        var documentation = File.ReadAllText(Path.ChangeExtension(typeof(AssetPath).Assembly.Location, ".xml"));

        Assert.All(typeof(AssetPath).Assembly.GetExportedTypes(), type => Assert.Contains($"\"T:{type.FullName}\"", documentation, StringComparison.Ordinal));
    }

    private static string ProjectFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
