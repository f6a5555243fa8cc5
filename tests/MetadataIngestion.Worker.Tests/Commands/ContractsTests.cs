using System.Text.Json;
using System.Xml.Linq;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class ContractsTests : IDisposable
{
    private const string Contract = """
        version: 1.0.0
        apiVersion: v3.1.0
        kind: DataContract
        id: stores
        status: active
        servers: [{server: lake, type: local, path: "lake/{model}.csv", format: csv}]
        schema:
          - name: stores
            properties:
              - {name: id, logicalType: integer}
              - {name: city, logicalType: string}

        """;

    private readonly CliHarness _cli = new();

    public ContractsTests()
    {
        var file = _cli.Write("lake/stores.csv", "id,city\n1,Rome\n2,Oslo\n");
        _cli.Configure($$$"""{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": {{{JsonSerializer.Serialize(Path.GetDirectoryName(file))}}} } } } }""");
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Check_ContractThatHolds_EndsWellAndWritesNothing()
    {
        _cli.Write("config/mesh/contracts/stores.yaml", Contract);
        var result = await _cli.RunAsync("contracts", "check");
        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        Assert.Contains("stores    1.0.0    lake    lake/stores.csv  passed   0       0       0        5", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, "data")));
    }

    [Fact]
    public async Task Check_SomethingElseCannotBeRead_DoesNotMatter()
    {
        _cli.Write("config/mesh/contracts/stores.yaml", Contract);
        _cli.Write("lake/broken.parquet", "no parquet");
        Assert.Equal(ExitCodes.Partial, (await _cli.RunAsync("crawl", "lake")).ExitCode);
        var result = await _cli.RunAsync("contracts", "check");
        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Check_ContractThatIsBroken_FailsAndSaysWhere()
    {
        _cli.Write("config/mesh/retail/contracts/stores.yaml", Contract.Replace("name: city, logicalType: string", "name: city, logicalType: date", StringComparison.Ordinal));
        var result = await _cli.RunAsync("contracts", "check", "--junit", "results.xml");
        Assert.Equal(ExitCodes.Failed, result.ExitCode);
        Assert.Contains("FAILED  DC203 lake/stores.csv city: string is not of the type date.\n          in config/mesh/retail/contracts/stores.yaml:11:9\n", result.Output, StringComparison.Ordinal);
        var root = XDocument.Load(Path.Combine(_cli.Folder, "results.xml")).Root!;
        var failed = Assert.Single(root.Descendants("failure"));
        Assert.Equal(("DC203", "DC203 city", "stores.stores"), ((string)failed.Attribute("type")!, (string)failed.Parent!.Attribute("name")!, (string)failed.Parent!.Attribute("classname")!));
        Assert.Equal(("5", "1"), ((string)root.Attribute("tests")!, (string)root.Attribute("failures")!));
        Assert.Equal(5, root.Descendants("testcase").Count());
    }

    [Fact]
    public async Task Check_NamedFiles_AreCheckedInsteadOfTheConfiguration()
    {
        _cli.Write("config/mesh/contracts/other.yaml", Contract.Replace("id: stores", "id: other", StringComparison.Ordinal));
        _cli.Write("drafts/stores.yaml", Contract);
        var result = await _cli.RunAsync("contracts", "check", "drafts", "--output", "json");
        using var line = JsonDocument.Parse(result.Output.Trim());
        Assert.Equal("stores", line.RootElement.GetProperty("contract").GetString());
        Assert.Equal("Passed", line.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("Observed", line.RootElement.GetProperty("results")[1].GetProperty("evidence").GetString());
    }

    [Theory]
    [InlineData("version: 1.0.0", "version: [", ExitCodes.Configuration, "DC002")]
    [InlineData("lake/{model}.csv", "lake/{model}.json", ExitCodes.Partial, "DC010")]
    public async Task Check_WhatCannotBeChecked_HasAnExitCodeOfItsOwn(string before, string after, int exitCode, string code)
    {
        _cli.Write("c.yaml", Contract.Replace(before, after, StringComparison.Ordinal));
        var result = await _cli.RunAsync("contracts", "check", "c.yaml");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(code, result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FileThatIsNotThere_IsAMistakeOfTheCommandLine() =>
        Assert.Equal(ExitCodes.Usage, (await _cli.RunAsync("contracts", "check", "none.yaml")).ExitCode);

    [Fact]
    public async Task Check_NoContracts_SaysSo()
    {
        var result = await _cli.RunAsync("contracts", "check");
        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("There are no contracts in", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_Dataset_IsAContractThatHolds()
    {
        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("contracts", "draft", "lake/stores.csv", "--file", "stores.yaml")).ExitCode);
        var result = await _cli.RunAsync("contracts", "check", "stores.yaml");
        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        Assert.Contains("lake/stores.csv  passed   0       0", result.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, (await _cli.RunAsync("contracts", "draft", "lake/stores.csv", "--file", "stores.yaml")).ExitCode);
    }

    [Fact]
    public async Task Draft_DatasetThatNoSourceHas_SaysSo()
    {
        var result = await _cli.RunAsync("contracts", "draft", "lake/none");
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("no source has a dataset lake/none", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_TwoContracts_ShowsWhatIsDifferent()
    {
        _cli.Write("old.yaml", Contract);
        _cli.Write("new.yaml", Contract.Replace("{name: city, logicalType: string}", "{name: town, logicalType: string}", StringComparison.Ordinal).Replace("logicalType: integer", "logicalType: number", StringComparison.Ordinal));
        var result = await _cli.RunAsync("contracts", "diff", "old.yaml", "new.yaml", "--output", "json");
        Assert.Equal(ExitCodes.Failed, result.ExitCode);
        Assert.Equal(
            """
            {"schema":"stores","property":"id","what":"logicalType","before":"integer","after":"number"}
            {"schema":"stores","property":"city","what":"property","before":"there","after":null}
            {"schema":"stores","property":"town","what":"property","before":null,"after":"there"}

            """,
            result.Output);
        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("contracts", "diff", "old.yaml", "old.yaml")).ExitCode);
    }

    [Fact]
    public async Task Diff_ContractAndDataset_ShowsWhatTheContractDoesNotSay()
    {
        _cli.Write("lake/stores.csv", "id,city,zip\n1,Rome,00100\n");
        _cli.Write("c.yaml", Contract);
        var result = await _cli.RunAsync("contracts", "diff", "c.yaml", "lake/stores.csv", "--output", "json");
        Assert.Contains("""{"schema":"stores","property":"zip","what":"property","before":null,"after":"there"}""", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Contracts_ShowsWhatTheyAreAbout()
    {
        _cli.Write("config/mesh/contracts/stores.yaml", Contract + "colour: red\n");
        var result = await _cli.RunAsync("contracts", "list");
        Assert.Contains("stores    1.0.0    active  file lake/stores.csv  config/mesh/contracts/stores.yaml", result.Output, StringComparison.Ordinal);
        Assert.Contains("config/mesh/contracts/stores.yaml:12:1: DC007", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ContractFileThatIsBroken_WarnsAndIsRight()
    {
        _cli.Write("config/mesh/contracts/stores.yaml", "kind: [");
        var result = await _cli.RunAsync("validate");
        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("DC002", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_FolderThatIsNotThere_IsRefused()
    {
        _cli.Configure("""{ "Mesh": { "Directory": "conifg/mesh" } }""");
        var result = await _cli.RunAsync("validate");
        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains("Ingestion:Mesh:Directory", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_ContractBroken_IsInTheReportAndTheLog()
    {
        _cli.Write("config/mesh/contracts/stores.yaml", Contract);
        await _cli.RunAsync("crawl", "lake");
        _cli.Write("lake/stores.csv", "id,town\n1,Rome\n2,Oslo\n");
        var crawl = await _cli.RunAsync("crawl", "lake", "--output", "json");
        using var report = JsonDocument.Parse(crawl.Output.Trim());
        Assert.Equal(ExitCodes.Ok, crawl.ExitCode);
        Assert.Equal(
            "DC201: The dataset has no such field. Contract stores 1.0.0, config/mesh/contracts/stores.yaml:11:9.",
            Assert.Single(report.RootElement.GetProperty("warnings").EnumerateArray()).GetProperty("message").GetString());
        var log = await _cli.RunAsync("log", "read", "--aspect", "assertionRunEvent", "--output", "json");
        var results = log.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement
            .GetProperty("proposal").GetProperty("aspect").GetProperty("json").GetProperty("result").GetProperty("type").GetString());
        Assert.Equal(["SUCCESS", "FAILURE"], results);
    }
}
