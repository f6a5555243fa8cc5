using MetadataIngestion.TestKit;

namespace MetadataIngestion.Abstractions.Tests;

public sealed class PublicApiTests
{
    /// <summary>
    /// A change of the contract must be seen in review. When it is meant, run with GOLDEN_UPDATE=1 and read the difference; raise
    /// <see cref="ContractVersion.Current"/> when plugins built before would no longer work.
    /// </summary>
    [Fact]
    public void PublicSurface_ChangesOnPurposeOnly() => Golden.Verify(PublicSurface.Describe(typeof(AssetPath).Assembly), "PublicApi.txt");

    [Fact]
    public void PublicTypes_AreAllDocumented()
    {
        var documentation = File.ReadAllText(Path.ChangeExtension(typeof(AssetPath).Assembly.Location, ".xml"));

        Assert.All(typeof(AssetPath).Assembly.GetExportedTypes(), type => Assert.Contains($"\"T:{type.FullName}\"", documentation, StringComparison.Ordinal));
    }
}
