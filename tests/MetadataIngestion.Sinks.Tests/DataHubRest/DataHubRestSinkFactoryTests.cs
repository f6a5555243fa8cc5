using MetadataIngestion.Sinks.DataHubRest;
using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.Tests.DataHubRest;

public sealed class DataHubRestSinkFactoryTests
{
    private static readonly DataHubRestSinkOptions Valid = new() { Server = "http://datahub-gms:8080", Token = "eyJ.x-_=" };

    [Theory]
    [InlineData("http://datahub-gms:8080")]
    [InlineData("https://datahub.example.com/api/gms/")]
    public void Validate_RightOptions_FindsNothing(string server) =>
        Assert.Empty(new DataHubRestSinkFactory().Validate(Valid with { Server = server }));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("datahub-gms:8080")]
    [InlineData("ftp://datahub-gms")]
    [InlineData("http://user:password@datahub-gms:8080")]
    public void Validate_Server_IsTheAddressOfAServer(string? server)
    {
        var error = Assert.Single(new DataHubRestSinkFactory().Validate(Valid with { Server = server }));

        Assert.Equal("Server", error.Path);
        Assert.DoesNotContain("password", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer abc")]
    [InlineData("abc\n")]
    [InlineData("äbc")]
    public void Validate_Token_IsOneWord(string token)
    {
        var error = Assert.Single(new DataHubRestSinkFactory().Validate(Valid with { Token = token }));

        Assert.Equal("Token", error.Path);
        Assert.DoesNotContain("bc", error.Message.Replace("Bearer", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_EverythingWrong_NamesItAll()
    {
        var options = new DataHubRestSinkOptions { RequestEntries = 0, RequestBytes = 0, Timeout = TimeSpan.Zero, Tls = new TlsOptions { ClientKeyPath = "x" } };

        Assert.Equal(["Server", "RequestEntries", "RequestBytes", "Timeout", "Tls:ClientKeyPath"], new DataHubRestSinkFactory().Validate(options).Select(error => error.Path));
    }
}
