using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Tests.Plugins;

public sealed class PluginManifestReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("manifest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_SoundManifest_IsTaken()
    {
        var manifest = Read(
            """
            {"type": "my-connector2", "assembly": "My.Connector.dll", "contract": "1.0", "version": "1.2.3",
             "sha256": "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef", "homepage": "of later versions"}
            """);

        Assert.Equal(
            new PluginManifest(
                "my-connector2",
                "My.Connector.dll",
                new Version(1, 0),
                new Version(1, 2, 3),
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
            manifest);
    }

    [Fact]
    public void Read_ByteOrderMark_IsIgnored()
    {
        var manifest = Read("\uFEFF" + """{"type": "a", "assembly": "A.dll", "contract": "1.0", "version": "1.0"}""");

        Assert.Equal(new PluginManifest("a", "A.dll", new Version(1, 0), new Version(1, 0), null), manifest);
    }

    [Theory]
    [InlineData("../other/Good.dll")]
    [InlineData("..\\other\\Good.dll")]
    [InlineData("/usr/lib/Good.dll")]
    [InlineData("C:\\Good.dll")]
    [InlineData("C:Good.dll")]
    [InlineData("sub/Good.dll")]
    [InlineData("Good.exe")]
    [InlineData("..")]
    [InlineData("")]
    public void Read_AssemblyElsewhere_IsRefused(string assembly)
    {
        var json = $$"""{"type": "good", "assembly": "{{assembly.Replace("\\", "\\\\", StringComparison.Ordinal)}}", "contract": "1.0", "version": "1.0"}""";

        AssertRefused(json, $"plugin.json: \"assembly\" must be the plain file name of a .dll in the same folder, not '{assembly}'.");
    }

    [Theory]
    [InlineData("type", "\"Good\"", "lower-case letters, digits and dashes, not 'Good'")]
    [InlineData("type", "7", "lower-case letters, digits and dashes, not '7'")]
    [InlineData("contract", "1.0", "a version such as 1.0, not '1.0'")]
    [InlineData("contract", "\"1\"", "a version such as 1.0, not '1'")]
    [InlineData("version", "\"1.0-beta\"", "a version such as 1.2.3, not '1.0-beta'")]
    [InlineData("version", "null", "a version such as 1.2.3, not 'null'")]
    [InlineData("sha256", "\"abc\"", "64 hexadecimal digits, not 'abc'")]
    public void Read_BadValue_SaysWhatIsExpected(string key, string value, string problem)
    {
        var values = new Dictionary<string, string> { ["type"] = "\"good\"", ["assembly"] = "\"Good.dll\"", ["contract"] = "\"1.0\"", ["version"] = "\"1.0\"" };
        values[key] = value;
        var json = $"{{{string.Join(", ", values.Select(pair => $"\"{pair.Key}\": {pair.Value}"))}}}";

        AssertRefused(json, $"plugin.json: \"{key}\" must be {problem}.");
    }

    [Fact]
    public void Read_ManyProblems_ListsAllOfThem() =>
        AssertRefused(
            """{"type": "Good", "version": "x"}""",
            "plugin.json: \"type\" must be lower-case letters, digits and dashes, not 'Good'; \"assembly\" is missing; "
            + "\"contract\" is missing; \"version\" must be a version such as 1.2.3, not 'x'.");

    [Fact]
    public void Read_NoObject_IsRefused() => AssertRefused("[]", "plugin.json must hold one JSON object.");

    [Fact]
    public void Read_NoManifest_IsRefused()
    {
        var refusal = Assert.Throws<PluginLoadException>(() => PluginManifestReader.Read(_folder));

        Assert.Equal("The folder has no plugin.json.", refusal.Status.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"type\": \"good\",")]
    [InlineData("type: good")]
    public void Read_BrokenJson_IsRefused(string json)
    {
        var refusal = Assert.Throws<PluginLoadException>(() => Read(json));

        Assert.Equal(PluginState.Malfunctioned, refusal.Status.State);
        Assert.StartsWith("plugin.json is not valid JSON: ", refusal.Status.Reason, StringComparison.Ordinal);
    }

    private void AssertRefused(string json, string reason)
    {
        var refusal = Assert.Throws<PluginLoadException>(() => Read(json));

        Assert.Equal(PluginState.Malfunctioned, refusal.Status.State);
        Assert.Equal(reason, refusal.Status.Reason);
        Assert.False(string.IsNullOrEmpty(refusal.Status.Remedy));
    }

    private PluginManifest Read(string json)
    {
        File.WriteAllText(Path.Combine(_folder, "plugin.json"), json);
        return PluginManifestReader.Read(_folder);
    }
}
