using MetadataIngestion.Connectors.PostgreSql.Assets;
using MetadataIngestion.Connectors.Shared;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Assets;

public sealed class OptionTextTests
{
    [Fact]
    public void AddMaskedTo_OptionNotKnownToBeHarmless_IsMasked()
    {
        var properties = new PropertyList();

        OptionText.AddMaskedTo(ref properties, "option.", ["host=db.example.com", "password=s=cret", "aws_secret_key=x"]);

        Assert.Equal("db.example.com", properties.ToDictionary()["option.host"]);
        Assert.Equal("***", properties.ToDictionary()["option.password"]);
        Assert.Equal("***", properties.ToDictionary()["option.aws_secret_key"]);
    }

    [Fact]
    public void AddTo_OptionWithEqualsSignInItsValue_KeepsTheValueWhole()
    {
        var properties = new PropertyList();

        OptionText.AddTo(ref properties, "setting.", ["search_path=a, b=c", "flag"]);

        Assert.Equal("a, b=c", properties.ToDictionary()["setting.search_path"]);
        Assert.Equal("", properties.ToDictionary()["setting.flag"]);
    }
}
