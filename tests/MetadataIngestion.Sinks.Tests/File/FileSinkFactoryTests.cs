using MetadataIngestion.Sinks.File;

namespace MetadataIngestion.Sinks.Tests.File;

public sealed class FileSinkFactoryTests
{
    [Theory]
    [InlineData(null, 1, "Path")]
    [InlineData(" ", 1, "Path")]
    [InlineData("folder/", 1, "Path")]
    [InlineData("a\0b", 1, "Path")]
    [InlineData("out.ndjson", 0, "MaxBytes")]
    [InlineData("out.ndjson", 1, null)]
    public void Validate_Options_NamesWhatIsWrong(string? path, long maxBytes, string? expected)
    {
        var factory = new FileSinkFactory();

        var errors = factory.Validate(new FileSinkOptions { Path = path, MaxBytes = maxBytes });

        Assert.Equal(expected is null ? [] : [expected], errors.Select(error => error.Path));
    }
}
