using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Sessions;

public sealed class TextDecoderTests
{
    [Fact]
    public void Decode_BytesThatAreNotUtf8_AreLatin1AndRemembered()
    {
        var decoder = new TextDecoder();

        var text = decoder.Decode([(byte)'c', (byte)'a', (byte)'f', 0xE9]);

        Assert.Equal("café", text);
        Assert.True(decoder.FoundInvalid);
        Assert.True(decoder.WasInvalid("café"));
        Assert.False(decoder.WasInvalid("cafe"));
    }

    [Fact]
    public void WasInvalid_NothingDecoded_IsFalse() => Assert.False(new TextDecoder().WasInvalid("café"));
}
