using MetadataIngestion.Connectors.FileLake.Storage;

namespace Connectors.FileLake.Tests.Storage;

public sealed class StoreVersionTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427e\"")]
    [InlineData("\"00000000000000000000000000000000\"")]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427e-1\"")]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427e-10000\"")]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427e-0\"")]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427e-01\"")]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427e-\"")]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427e-99999999999\"")]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427eab\"")]
    [InlineData("\"D41D8CD98F00B204E9800998ECF8427E\"")]
    [InlineData("\"g41d8cd98f00b204e9800998ecf8427e\"")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("\"0x8DC1F3A5B2C4D6E\"")]
    [InlineData("W/\"d41d8cd98f00b204e9800998ecf8427e\"")]
    public void Text_Mark_IsWhatItWasLetterForLetter(string? text)
    {
        Assert.Equal(text, new StoreVersion(text).Text);
        Assert.Equal(new StoreVersion(text), new StoreVersion(text));
    }

    [Fact]
    public void Equals_OtherMark_IsFalse() =>
        Assert.NotEqual(new StoreVersion("\"d41d8cd98f00b204e9800998ecf8427e\""), new StoreVersion("\"d41d8cd98f00b204e9800998ecf8427e-1\""));
}
