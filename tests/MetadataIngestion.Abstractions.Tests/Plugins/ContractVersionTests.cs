namespace MetadataIngestion.Abstractions.Tests;

public sealed class ContractVersionTests
{
    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1.1", false)]
    [InlineData("0.9", false)]
    [InlineData("2.0", false)]
    public void Supports_SameMajorNotNewer_Only(string contract, bool expected) =>
        Assert.Equal(expected, ContractVersion.Supports(Version.Parse(contract)));
}
