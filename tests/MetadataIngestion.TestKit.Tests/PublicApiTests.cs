using MetadataIngestion.Abstractions.Tests;

namespace MetadataIngestion.TestKit.Tests;

public sealed class PublicApiTests
{
    /// <summary>Connectors outside this repository derive from the kit, so a change of its surface must be seen in review.</summary>
    [Fact]
    public void PublicSurface_ChangesOnPurposeOnly() => Golden.Verify(PublicSurface.Describe(typeof(ConnectorConformance).Assembly), "PublicApi.txt");
}
