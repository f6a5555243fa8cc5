using MetadataIngestion.TestKit.Tests.Support;

namespace MetadataIngestion.TestKit.Tests;

/// <summary>Each connector here has one flaw in what it says of itself, and the rule about it says so.</summary>
public sealed class DescriptionFlawTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("testkit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Manifest_OfAnotherVersion_IsNamed()
    {
        var objection = Objection.Of(new ScriptedConformance { Descriptor = ScriptedPlugin.Sound with { Version = new Version(2, 0, 0) } }.Descriptor_AndManifest_Agree);

        Assert.Equal(
            "plugin.json has '1.2.3' as its version; the plugin has '2.0.0'.\nWrite the same in plugin.json and in the plugin's Descriptor.", objection);
    }

    [Fact]
    public void Manifest_Missing_SaysWhereItShouldBe() => Assert.Contains(
        $"There is no plugin.json in {_folder}.", Objection.Of(new ScriptedConformance { Folder = _folder }.Descriptor_AndManifest_Agree), StringComparison.Ordinal);

    [Fact]
    public void Descriptor_Malformed_NamesEveryProblem()
    {
        var descriptor = ScriptedPlugin.Sound with
        {
            Type = "My Shop",
            Contract = new Version(9, 0),
            Capabilities = [new("schemas", "Tables"), new("schemas", ""), new("View Lineage", "Views")],
            OptionsType = typeof(Stream),
        };

        var objection = Objection.Of(new ScriptedConformance { Descriptor = descriptor }.Descriptor_Always_IsWellFormed);

        Assert.Contains("The type 'My Shop' is not of lower-case letters, digits and dashes.", objection, StringComparison.Ordinal);
        Assert.Contains("The contract 9.0 is not one that 1.0 supports.", objection, StringComparison.Ordinal);
        Assert.Contains("The capability 'schemas' is declared twice.", objection, StringComparison.Ordinal);
        Assert.Contains("The capability 'View Lineage' is not named in lower-case letters", objection, StringComparison.Ordinal);
        Assert.Contains("The options type System.IO.Stream is not a class with a public parameterless constructor.", objection, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Server": "x", "Pasword": "y" }""", "Pasword")]
    [InlineData("""{ "Server": "x", "Timeout": "soon" }""", "Timeout")]
    [InlineData("""{ "Server": "x", "Timeout": "02:00:00" }""", "Timeout")]
    [InlineData("""{ "Password": "y" }""", "Server")]
    public async Task Sample_WithAnOptionThatDoesNotWork_NamesIt(string options, string name)
    {
        File.WriteAllText(Path.Combine(_folder, "sample.json"), $$"""{ "Ingestion": { "Sources": { "shop": { "Type": "scripted", "Options": {{options}} } } } }""");

        var objection = await Objection.OfAsync(new ScriptedConformance { Folder = _folder }.Sample_Always_Validates);

        Assert.StartsWith("shop: ", objection, StringComparison.Ordinal);
        Assert.Contains(name, objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_OfAnotherConnector_IsNone()
    {
        File.WriteAllText(Path.Combine(_folder, "sample.json"), """{ "Ingestion": { "Sources": { "shop": { "Type": "other" } } } }""");

        var objection = await Objection.OfAsync(new ScriptedConformance { Folder = _folder }.Sample_Always_Validates);

        Assert.Contains("has no source of the type 'scripted' under Ingestion:Sources", objection, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_ThatTakeAnyKey_AreRefused()
    {
        var descriptor = ScriptedPlugin.Sound with { OptionsType = typeof(Dictionary<string, int>) };

        Assert.Contains("takes any key", Objection.Of(new ScriptedConformance { Descriptor = descriptor }.Options_UnknownKey_IsRefused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_ThatDoNotValidate_AreExplained()
    {
        var objection = await Objection.OfAsync(new ScriptedConformance { Server = "" }.Options_ThatCanWork_Validate);

        Assert.Contains("Server: The Server field is required.", objection, StringComparison.Ordinal);
        Assert.Contains("CreateOptions", objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_AcceptedAlthoughTheyCannotWork_AreShown()
    {
        var conformance = new ScriptedConformance();
        conformance.Invalid.Add(new ScriptedOptions { Server = "not a host name!" });

        var objection = await Objection.OfAsync(conformance.Options_ThatCannotWork_AreRefused);

        Assert.Contains("These options are accepted", objection, StringComparison.Ordinal);
        Assert.Contains("not a host name!", objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_ThatReadsAFile_IsRefused()
    {
        var conformance = new ScriptedConformance { Construct = () => File.ReadAllText(Path.Combine(_folder, "missing.json")) };

        var objection = await Objection.OfAsync(conformance.Constructor_OfAnUnreachableSource_DoesNothing);

        Assert.Contains("FileNotFoundException", objection, StringComparison.Ordinal);
        Assert.Contains("move it into CrawlAsync", objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_ThatConnects_IsRefusedEvenWhenItSwallowsTheError()
    {
        var conformance = new ScriptedConformance { Construct = ConnectAndSwallow };

        Assert.Contains("opened a connection", await Objection.OfAsync(conformance.Constructor_OfAnUnreachableSource_DoesNothing), StringComparison.Ordinal);
    }

    private static void ConnectAndSwallow()
    {
        using var client = new System.Net.Sockets.TcpClient();
        try
        {
            client.Connect("127.0.0.1", 1);
        }
        catch (System.Net.Sockets.SocketException)
        {
            // Nobody listens there, and this connector does not care.
        }
    }
}
