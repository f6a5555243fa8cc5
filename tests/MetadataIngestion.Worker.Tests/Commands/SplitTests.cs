using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>What users are told of sources that several workers are to share and do not.</summary>
public sealed class SplitTests : IDisposable
{
    private const string Shared = """ "Store": { "Provider": "postgresql", "ConnectionString": "Host=127.0.0.1;Port=1;Username=nobody" }, """;

    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("8", "", "one worker crawls all of it: a sqlite store is for one worker", "Set Ingestion:Store:Provider to postgresql and Ingestion:Cluster:Enabled to true, or remove Split from the source.")]
    [InlineData("8", Shared, "one worker crawls all of it: this worker is not one of a cluster", "Set Ingestion:Cluster:Enabled to true, or remove Split from the source.")]
    [InlineData("1", "", "one worker crawls all of it: Split is 1", "Set Split to 2 or more, or remove Split from the source.")]
    [InlineData("8", Shared + """ "Cluster": { "Enabled": true }, """, "nothing stands in the way of up to 8 parts; each crawl plans them anew, and its report shows them", null)]
    public async Task Doctor_SourceWithSplit_SaysWhatStandsInTheWay(string split, string settings, string detail, string? remedy)
    {
        Configure(split, settings);
        Assert.Equal((remedy is null ? "Good" : "Doubtful", detail, remedy), await ExamineAsync());
    }

    [Fact]
    public async Task Doctor_ConnectorCannotDivide_SaysSo()
    {
        _cli.Configure("""{ "Sources": { "lake": { "Type": "kafka", "Split": 4, "Options": { "BootstrapServers": "localhost:1" } } } }""");
        Assert.Equal(("Doubtful", "one worker crawls all of it: the connector kafka cannot divide a source", "In the configuration remove Split from the source."), await ExamineAsync());
    }

    [Fact]
    public async Task Doctor_PoliciesAreGates_NamesThem()
    {
        Configure("8", Shared + """ "Cluster": { "Enabled": true }, """);
        _cli.Write("config/mesh/policies/own.yaml", "policies: [{id: GP101, gate: true}]\n");
        Assert.Equal(
            ("Doubtful", "one worker crawls all of it: policies that are gates judge what it proposes: GP101", "Make them policies that only report, or remove Split from the source."),
            await ExamineAsync());
    }

    [Fact]
    public async Task Crawl_SourceWithSplit_ReportSaysWhyOneWorkerCrawledIt()
    {
        _cli.Write("lake/a.csv", "id\n1\n");
        Configure("8", string.Empty);

        var crawl = await _cli.RunAsync("crawl", "lake");

        Assert.Equal(ExitCodes.Ok, crawl.ExitCode);
        Assert.Contains(
            "splitting: Skipped. The source was crawled by one worker: the command crawl works alone, and trigger lets the workers of a cluster share a crawl.", crawl.Output, StringComparison.Ordinal);
    }

    private void Configure(string split, string settings) =>
        _cli.Configure($$"""{ {{settings}} "Sources": { "lake": { "Type": "filelake", "Split": {{split}}, "Options": { "Root": {{JsonSerializer.Serialize(Path.Combine(_cli.Folder, "lake"))}} } } } }""");

    private async Task<(string Health, string Detail, string? Remedy)> ExamineAsync()
    {
        var finding = (await _cli.RunAsync("doctor", "--output", "json")).Json.Single(line => Text(line, "check") == "split lake");
        return (Text(finding, "health")!, Text(finding, "detail")!, Text(finding, "remedy"));
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
