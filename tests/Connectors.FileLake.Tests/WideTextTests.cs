using System.Text;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests;

/// <summary>Delimited text as nobody should write it.</summary>
public sealed class WideTextTests
{
    private const int Columns = 100_000;

    [Fact]
    public async Task CrawlAsync_HundredThousandColumns_DescribesAsManyAsAreAllowed()
    {
        using var lake = new TempLake();
        var header = string.Join(',', Enumerable.Range(0, Columns).Select(i => $"c{i}"));
        lake.Write("wide.csv", header + "\n" + string.Join(',', Enumerable.Repeat('1', Columns)) + "\n").Write("other.csv", "a\n1\n");
        var items = await Crawl.FolderAsync(lake.Root);
        var wide = items.Datasets().Single(dataset => dataset.Path.Name == "lake/wide.csv");
        Assert.Equal(10_000, wide.Schema!.Fields.Count);
        Assert.Equal(("c0", "integer", "c9999"), (wide.Schema.Fields[0].Path, wide.Schema.Fields[0].NativeType, wide.Schema.Fields[^1].Path));
        Assert.StartsWith("lake/wide.csv ", Assert.Single(items.OfType<CrawlWarning>()).Message, StringComparison.Ordinal);
        Assert.Equal(2, items.Datasets().Count());
    }

    [Fact]
    public async Task CrawlAsync_MoreColumnsThanAreRead_SaysThatTheyAreUnknown()
    {
        using var lake = new TempLake();
        lake.Write("wide.csv", string.Join(',', Enumerable.Range(0, Columns).Select(i => $"c{i}")) + "\n");
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, MaxBytes = 64 * 1024 });
        Assert.Null(Assert.Single(items.Datasets()).Schema);
        Assert.Equal("lake/wide.csv begins with a record that is longer than MaxBytes, so its columns are unknown.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [Fact]
    public async Task CrawlAsync_RecordsOfAllWidths_AreOneWarningThatCountsThem()
    {
        using var lake = new TempLake();
        lake.Write("ragged.csv", "a,b,c\n" + string.Concat(Enumerable.Range(1, 300).Select(i => string.Join(',', Enumerable.Repeat('1', 1 + (i % 5))) + "\n")));
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal("lake/ragged.csv has 240 of 300 records with other than 5 fields, the first at line 2 with 2.", Assert.Single(items.OfType<CrawlWarning>(), warning => warning.Message.Contains("records", StringComparison.Ordinal)).Message);
        Assert.Equal(["a", "b", "c"], Assert.Single(items.Datasets()).Schema!.Fields.Take(3).Select(field => field.Path));
    }

    [Fact]
    public async Task CrawlAsync_FilesInSeveralEncodings_AreOneDataset()
    {
        using var lake = new TempLake();
        lake.Write("t/part-1.csv", "name,city\nJürgen,Köln\n")
            .Write("t/part-2.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("name,city\nJürgen,Köln\n")])
            .Write("t/part-3.csv", [.. "name,city\nJ"u8, 0xFC, .. "rgen,K"u8, 0xF6, .. "ln\n"u8]);
        var items = await Crawl.FolderAsync(lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Equal(["name: string = String", "city: string = String"], CrawlText.Fields(dataset));
        Assert.Equal("utf-16le, utf-8, windows-1252", dataset.Properties["encoding"]);
        Assert.Equal("lake/t/part-3.csv is not valid UTF-8; it was read as Windows-1252.", Assert.Single(items.OfType<CrawlWarning>()).Message);
        Assert.Equal(3, dataset.Statistics!.RowCount);
    }

    [Fact]
    public async Task CrawlAsync_SeveralEncodingsInOneFile_IsAWarning()
    {
        using var lake = new TempLake();
        lake.Write("mixed.csv", [.. "id,name\n1,"u8, .. "Jürgen"u8, .. "\n2,J"u8, 0xFC, .. "rgen\n"u8]);
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal(["id: integer = Integer64", "name: string = String"], CrawlText.Fields(Assert.Single(items.Datasets())));
        Assert.Equal("lake/mixed.csv is not valid UTF-8; it was read as Windows-1252.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }
}
