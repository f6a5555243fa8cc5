using MetadataIngestion.Worker.Api.Security;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class ApiKeyFileTests : IDisposable
{
    private const string Hash = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private readonly string _folder = Directory.CreateTempSubdirectory("mi-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_GoodFile_HasTheKeys()
    {
        var keys = ApiKeyFile.Read(Write($$"""{ "keys": [ { "name": "ci", "role": "operate", "hash": "{{Hash}}" }, { "name": "team", "role": "Read", "hash": "{{Hash}}" }, ] }"""));

        Assert.Equal([("ci", ApiKeyRole.Operate), ("team", ApiKeyRole.Read)], keys.Select(key => (key.Name, key.Role)));
        Assert.Equal(ApiKeyHash.Of("test"), keys[0].Hash);
    }

    [Theory]
    [InlineData("", "is not valid: line 1 ")]
    [InlineData("{ \"keys\": [\n {", "is not valid: line 2 ")]
    [InlineData("""{ "keys": [ { "name": "a", "role": "read", "secret": "x" } ] }""", "is not valid: line 1 ")]
    [InlineData("""{ "keys": [] }""", "holds no key")]
    [InlineData("{}", "holds no key")]
    [InlineData("""{ "keys": [ null ] }""", "key 1 has no name.")]
    [InlineData("""{ "keys": [ { "name": "a", "role": "admin", "hash": "x" } ] }""", "key 1 (\"a\") needs the role read or operate.")]
    [InlineData("""{ "keys": [ { "name": "a", "role": "read", "hash": "sha256:12" } ] }""", "key 1 (\"a\") needs a hash")]
    [InlineData("""{ "keys": [ { "name": "a", "role": "read", "hash": "HASH" }, { "name": "A", "role": "read", "hash": "HASH" } ] }""", "two keys named \"a\"")]
    public void Read_SomethingWrong_NamesTheFileAndTheMistake(string json, string message)
    {
        var path = Write(json.Replace("HASH", Hash, StringComparison.Ordinal));

        var exception = Assert.Throws<ApiKeyFileException>(() => ApiKeyFile.Read(path));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_NamesIt()
    {
        var path = Path.Combine(_folder, "none.json");

        Assert.Contains(path, Assert.Throws<ApiKeyFileException>(() => ApiKeyFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.GroupWrite, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherWrite, false)]
    public void Read_Mode_MustKeepOthersOut(UnixFileMode mode, bool isGood)
    {
        if (OperatingSystem.IsWindows())
            return;

        var path = Write($$"""{ "keys": [ { "name": "ci", "role": "operate", "hash": "{{Hash}}" } ] }""");
        File.SetUnixFileMode(path, mode);

        var exception = Record.Exception(() => ApiKeyFile.Read(path));

        Assert.Equal(isGood, exception is null);
        if (!isGood)
            Assert.Contains($"Run: chmod 600 {path}", exception!.Message, StringComparison.Ordinal);
    }

    private string Write(string json)
    {
        var path = Path.Combine(_folder, "keys.json");
        File.WriteAllText(path, json);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
