using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Schema;

public sealed class SchemaTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public static TheoryData<string> Samples => new(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "connectors"), "sample.json", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "config"), "*.example.json", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Append(Path.Combine(Repository.Root, "appsettings.json"))
            .Append(Path.Combine(Repository.Root, "samples", "mesh", "appsettings.json"))
            .Select(file => Path.GetRelativePath(Repository.Root, file)));

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Schema_OfThisTree_IsTheFileInConfig()
    {
        var result = await _cli.RunAsync("schema");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.True(
            Repository.Read("config/schema.json") == result.Output,
            "config/schema.json is not current. Run: dotnet run --project src/MetadataIngestion.Worker -- schema > config/schema.json");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_OfThisTree_IsValidAgainstTheSchema(string file)
    {
        using var document = JsonDocument.Parse(Repository.Read(file));

        Assert.Empty(Checker().Check(document.RootElement));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Sample_OfThisTree_IsAValidConfiguration(string file)
    {
        _cli.Variables["SALES_PG"] = "Host=localhost;Database=sales;Username=reader;Password=none-here";
        _cli.Variables["LARKFIELD_HOOK_SECRET"] = "none-here-none-here";
        _cli.Variables["LARKFIELD_PG"] = "Host=localhost;Username=reader;Password=none-here";
        _cli.Variables["SALES_PG_PASSWORD"] = "none-here";
        _cli.Variables["ERP_SQL_PASSWORD"] = "none-here";
        _cli.Variables["KAFKA_PASSWORD"] = "none-here";
        _cli.Variables["SCHEMA_REGISTRY_PASSWORD"] = "none-here";
        _cli.Variables["DATAHUB_TOKEN"] = "none-here";
        _cli.Variables["SALES_SLACK_URL"] = "https://hooks.slack.example/services/none-here";
        _cli.Variables["PIPELINE_HOOK_SECRET"] = "none-here-none-here";

        var result = await _cli.RunAsync("validate", "--config", Path.Combine(Repository.Root, file));

        Assert.Equal(string.Empty, result.Error);
        Assert.Equal(ExitCodes.Ok, result.ExitCode);
    }

    [Theory]
    [InlineData("""{ "Nonsense": 1 }""", "#/Nonsense")]
    [InlineData("""{ "Ingestion": { "Sources": { "a": { } } } }""", "#/Ingestion/Sources/a")]
    [InlineData("""{ "Ingestion": { "Sources": { "a": { "Type": "filelak" } } } }""", "#/Ingestion/Sources/a/Type")]
    [InlineData("""{ "Ingestion": { "Sources": { "a": { "Type": "filelake", "Options": { "Rot": "x" } } } } }""", "#/Ingestion/Sources/a/Options/Rot")]
    [InlineData("""{ "Ingestion": { "Sources": { "a": { "Type": "filelake", "Enabled": "yes" } } } }""", "#/Ingestion/Sources/a/Enabled")]
    [InlineData("""{ "Ingestion": { "Sinks": { "a": { "Type": "file", "Options": { "Format": "csv" } } } } }""", "#/Ingestion/Sinks/a/Options/Format")]
    [InlineData("""{ "Ingestion": { "Store": { "Path": 5 } } }""", "#/Ingestion/Store/Path")]
    public void Schema_WrongConfiguration_RefusesIt(string json, string place)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Contains(place, Checker().Check(document.RootElement));
    }

    [Fact]
    public void Schema_OptionsOfHostAndConnectors_AreDescribed()
    {
        using var schema = JsonDocument.Parse(Repository.Read("config/schema.json"));

        var undescribed = SchemaChecker.Undescribed(schema.RootElement, "#").ToList();

        Assert.Empty(undescribed);
    }

    private static SchemaChecker Checker() => new(Repository.Read("config/schema.json"));
}
