using MetadataIngestion.Worker.Commands;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Secrets;

namespace MetadataIngestion.Worker.Tests.Configuration;

public sealed class ConfigurationLayerTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Load_EveryLayer_TheStrongerWins()
    {
        _cli.Configure("""{ "Store": { "Path": "1-appsettings" } }""");
        Assert.Equal("1-appsettings", LoadStorePath());

        _cli.Write("config/a.json", """{ "Ingestion": { "Store": { "Path": "2-config-a" } } }""");
        _cli.Write("config/b/c.json", """{ "Ingestion": { "Store": { "Path": "3-config-b" } } }""");
        Assert.Equal("3-config-b", LoadStorePath());

        _cli.Write("appsettings.Production.json", """{ "Ingestion": { "Store": { "Path": "4-production" } } }""");
        Assert.Equal("4-production", LoadStorePath());

        _cli.Variables["Ingestion__Store__Path"] = "5-variable";
        Assert.Equal("5-variable", LoadStorePath());
        Assert.Equal("6-argument", LoadStorePath(new KeyValuePair<string, string>("Ingestion:Store:Path", "6-argument")));
    }

    [Fact]
    public void Load_ExampleAndSchemaFiles_AreLeftOut()
    {
        _cli.Configure("""{ "Store": { "Path": "real" } }""");
        _cli.Write("config/schema.json", """{ "nonsense": 1 }""");
        _cli.Write("config/sources/pg.example.json", """{ "nonsense": 1 }""");

        var loaded = Load();

        Assert.Equal(0, loaded.Problems.Count);
        Assert.Equal("real", loaded.Ingestion.Store.Path);
    }

    [Fact]
    public void Load_EnvironmentFileOverPart_MergesASourceOfTheSameName()
    {
        _cli.Configure("""{ "Sources": { "a": { "Type": "filelake", "Instance": "one", "Filters": { "Deny": [ "x", "y" ] } } } }""");
        _cli.Write("appsettings.Production.json", """{ "Ingestion": { "Sources": { "A": { "Instance": "two", "Filters": { "Deny": [ "z" ] } } } } }""");

        var source = Load().Ingestion.Sources["a"];

        Assert.Equal("filelake", source.Type);
        Assert.Equal("two", source.Instance);
        Assert.Equal(["z"], source.Filters.Deny);
    }

    [Fact]
    public void Load_VariableWithNumber_ReplacesThatItem()
    {
        _cli.Configure("""{ "Sources": { "a": { "Type": "filelake", "Filters": { "Deny": [ "x", "y" ] } } } }""");
        _cli.Variables["Ingestion__Sources__a__Filters__Deny__1"] = "z";
        _cli.Variables["Ingestion__Sources__a__Filters__Allow__0"] = "w";

        var filters = Load().Ingestion.Sources["a"].Filters;

        Assert.Equal(["x", "z"], filters.Deny);
        Assert.Equal(["w"], filters.Allow);
    }

    [Fact]
    public void Load_References_FillsThemIn()
    {
        _cli.Write("secret.txt", "from-file\n");
        _cli.Variables["NAME"] = "from-environment";
        _cli.Configure("""{ "Store": { "Path": "a ${NAME} b ${file:secret.txt} c $${NAME}" } }""");

        Assert.Equal("a from-environment b from-file c ${NAME}", LoadStorePath());
    }

    [Theory]
    [InlineData("${file:missing.txt}", "which cannot be read")]
    [InlineData("${file:empty.txt}", "which is empty")]
    [InlineData("${MISSING}", "which is not set")]
    public void Load_ReferenceToNothing_IsAProblem(string value, string expected)
    {
        _cli.Write("empty.txt", "\n");
        _cli.Configure($$"""{ "Store": { "Path": "{{value}}" } }""");

        var problem = Assert.Single(Load().Problems.Problems);

        Assert.Equal("Ingestion:Store:Path", problem.Path);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DisabledSource_NeedsNoSecrets()
    {
        _cli.Configure("""{ "Sources": { "a": { "Type": "filelake", "Enabled": false, "Options": { "Root": "${MISSING}" } } } }""");

        Assert.Equal(0, Load().Problems.Count);
    }

    [Fact]
    public void Load_NoFileAtAll_UsesDefaults()
    {
        var loaded = Load();

        Assert.Equal(0, loaded.Problems.Count);
        Assert.Equal(Path.Combine(_cli.Folder, "data", "metadata.db"), loaded.StorePath);
        Assert.Empty(loaded.Ingestion.Sources);
    }

    [Fact]
    public async Task Validate_ConfigFile_ReadsThatFileAlone()
    {
        _cli.Configure("""{ "Nonsense": 1 }""");
        var file = _cli.Write("elsewhere/one.json", """{ "Ingestion": { "Sinks": { "out": { "Type": "console" } } } }""");

        var result = await _cli.RunAsync("validate", "--config", file, "--output", "json");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(1, result.Json[0].GetProperty("sinks").GetInt32());
        Assert.Equal(file, result.Json[0].GetProperty("files")[0].GetString());
    }

    private string LoadStorePath(params KeyValuePair<string, string>[] arguments) => Load(arguments).Ingestion.Store.Path;

    private LoadedConfiguration Load(params KeyValuePair<string, string>[] arguments) =>
        new ConfigurationLoader(new SecretRedactor(), TimeProvider.System).Load(
            new ConfigurationRequest(null, arguments, _cli.Variables, _cli.Folder, _cli.Folder, "Production"), withSources: true);
}
