using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class MeshReportTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public MeshReportTests() => _cli.Configure($$"""
        { "Sources": { "lake": { "Type": "filelake", "Options": { "Root": {{JsonSerializer.Serialize(Path.Combine(_cli.Folder, "lake"))}} } } } }
        """);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Report_AfterCrawls_ShowsDomainsProductsAndWhatHappened()
    {
        await CrawlMeshAsync();

        var result = await _cli.RunAsync("mesh", "report", "--weeks", "2");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(
            [
                "domain datasets owned described classified contract passing findings breaking opened resolved open by week",
                "All datasets 3 67 % 0 % 0 % 0 - 1 1 1 0 ·█",
                "Commerce 2 100 % 0 % 0 % 0 - 0 1 0 0 ·▁",
                "Sales & co 2 100 % 0 % 0 % 0 - 0 1 0 0 ·▁",
                "(in no domain) 1 0 % 0 % 0 % 0 - 1 0 1 0 ·█",
                "data product datasets owned described classified contract passing findings breaking opened resolved open by week",
                "Orders 1 100 % 0 % 0 % 0 - 0 1 0 0 ·▁",
                "(in no product) 2 50 % 0 % 0 % 0 - 1 0 1 0 ·█",
            ],
            result.Lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("is not known: the log begins there", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Domain_IsAboutItAndWhatIsInIt()
    {
        await CrawlMeshAsync();

        var result = await _cli.RunAsync("mesh", "report", "--domain", "commerce", "--output", "json");
        var unknown = await _cli.RunAsync("mesh", "report", "--domain", "nowhere");

        var card = Assert.Single(result.Json);
        Assert.Equal(("Commerce", 2), (card.GetProperty("total").GetProperty("name").GetString(), card.GetProperty("total").GetProperty("datasets").GetInt32()));
        Assert.Equal(["Sales & co"], card.GetProperty("domains").EnumerateArray().Select(row => row.GetProperty("name").GetString()));
        Assert.Equal(["Orders"], card.GetProperty("products").EnumerateArray().Select(row => row.GetProperty("name").GetString()));
        Assert.Equal(ExitCodes.Usage, unknown.ExitCode);
        Assert.Contains("there is no domain 'nowhere'", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owned=66", null, ExitCodes.Ok, "")]
    [InlineData("owned=67", null, ExitCodes.Failed, "All datasets: owned 67 %, less than 67 %.")]
    [InlineData("owned=100", "commerce", ExitCodes.Ok, "")]
    [InlineData("1", "sales", ExitCodes.Failed, "Sales & co: described 0 %, less than 1 %.")]
    [InlineData("passing=100", null, ExitCodes.Ok, "")]
    [InlineData("owned=101", null, ExitCodes.Usage, "--fail-under takes a number from 0 to 100")]
    [InlineData("loved=1", null, ExitCodes.Usage, "not 'loved=1'")]
    public async Task Report_FailUnder_EndsWithACodeForThePipeline(string share, string? domain, int expected, string message)
    {
        await CrawlMeshAsync();

        var result = await _cli.RunAsync(["mesh", "report", "--fail-under", share, .. domain is null ? Array.Empty<string>() : ["--domain", domain]]);

        Assert.Equal(expected, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Html_IsAFileBesideTheData()
    {
        await CrawlMeshAsync();

        var result = await _cli.RunAsync("mesh", "report", "--html", "card.html", "--output", "json");

        var page = await File.ReadAllTextAsync(Path.Combine(_cli.Folder, "card.html"));
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("Sales &amp; co", page, StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(result.Json).GetProperty("total").GetProperty("datasets").GetInt32());
        Assert.Contains("Wrote card.html.", result.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, (await _cli.RunAsync("mesh", "report", "--html", "nowhere/card.html")).ExitCode);
    }

    [Fact]
    public async Task Report_NothingCrawled_SaysSoAndMakesNoStore()
    {
        var result = await _cli.RunAsync("mesh", "report");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Error);
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, "data")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("54")]
    [InlineData("many")]
    public async Task Report_WeeksOutOfRange_IsAUsageError(string weeks) =>
        Assert.Equal(ExitCodes.Usage, (await _cli.RunAsync("mesh", "report", "--weeks", weeks)).ExitCode);

    private async Task CrawlMeshAsync()
    {
        _cli.Write("config/mesh/domains.yaml", """
            domains:
              - id: commerce
                name: Commerce
                owners: [group:commerce]
                domains:
                  - {id: sales, name: "Sales & co", owners: [user:ada], assets: ["/lake/**/sales/**"]}
            """);
        _cli.Write("config/mesh/products/orders.yaml", "name: Orders\ndomain: sales\nowners: [user:ada]\nassets: [\"/lake/**/orders.csv\"]\n");
        _cli.Write("config/mesh/policies/owned.yaml", "use: GP101\n");
        _cli.Write("lake/web.csv", "id\n1\n");
        _cli.Write("lake/sales/lines.csv", "id,amount\n1,2.5\n");
        _cli.Write("lake/sales/orders.csv", "id,name\n1,a\n");
        await _cli.RunAsync("crawl", "--all");
        _cli.Write("lake/sales/orders.csv", "id\n1\n");
        await _cli.RunAsync("crawl", "--all");
    }
}
