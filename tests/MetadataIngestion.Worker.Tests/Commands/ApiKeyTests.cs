using MetadataIngestion.Worker.Api.Security;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class ApiKeyTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task ApiKey_Entry_LetsTheHolderOfTheKeyIn()
    {
        var first = (await _cli.RunAsync("api-key", "--name", "ci", "--role", "operate", "--output", "json")).Json[0];
        var second = (await _cli.RunAsync("api-key", "--name", "team", "--role", "read", "--output", "json")).Json[0];
        var file = _cli.Write("keys.json", $$"""{ "keys": [ {{first.GetProperty("entry")}}, {{second.GetProperty("entry")}} ] }""");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var keys = ApiKeyFile.Read(file);

        Assert.Equal([("ci", ApiKeyRole.Operate), ("team", ApiKeyRole.Read)], keys.Select(key => (key.Name, key.Role)));
        Assert.Equal(ApiKeyHash.Of(first.GetProperty("key").GetString()!), keys[0].Hash);
        Assert.NotEqual(first.GetProperty("key").GetString(), second.GetProperty("key").GetString());
    }

    [Fact]
    public async Task ApiKey_Table_ShowsTheKeyOnceAndTheEntry()
    {
        var result = await _cli.RunAsync("api-key", "--name", "ci", "--role", "read");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.StartsWith("key    mi_", result.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("""entry  {"name":"ci","role":"read","hash":"sha256:""", result.Lines[1], StringComparison.Ordinal);
        Assert.Contains("it is not shown again", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api-key", "--name", "ci")]
    [InlineData("api-key", "--name", "ci", "--role", "admin")]
    public async Task ApiKey_NoRole_IsAUsageError(params string[] arguments)
    {
        Assert.Equal(ExitCodes.Usage, (await _cli.RunAsync(arguments)).ExitCode);
    }
}
