using System.Text.Json;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests.Tables;

/// <summary>What a table that is the same as in the last crawl costs: a listing of its log, and of Iceberg the hint.</summary>
public sealed class UnchangedTableTests : IDisposable
{
    private readonly TempLake _lake = new();
    private readonly TestMemory _memory = new();

    public void Dispose() => _lake.Dispose();

    [Theory]
    [InlineData("Delta/simple", "0 reads of 0 bytes")]
    [InlineData("Delta/v2", "0 reads of 0 bytes")]
    [InlineData("Delta/mapped", "0 reads of 0 bytes")]
    [InlineData("Iceberg/listed", "0 reads of 0 bytes")]
    [InlineData("Iceberg/measured", "0 reads of 0 bytes")]
    [InlineData("Iceberg/clickhouse", "1 reads of 1 bytes")]
    public async Task Crawl_NothingChanged_SaysTheSameForASmallRead(string table, string reads)
    {
        _lake.CopyFolder(table, "t");
        var first = await CrawlAsync();
        var second = await CrawlAsync();
        Assert.Equal(Everything(first), Everything(second));
        Assert.Equal("1 of 1 datasets were unchanged and not read", Detail(second, "incremental"));
        Assert.EndsWith(reads, Detail(second, "ranged-reads"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_NewCommit_IsSeen()
    {
        _lake.CopyFolder("Delta/simple", "t");
        await CrawlAsync();
        _lake.Write("t/_delta_log/00000000000000000005.json", """{"remove":{"path":"country=FR/part-1.snappy.parquet"}}""");
        Assert.Equal(10, Assert.Single((await CrawlAsync()).Datasets()).Statistics!.RowCount);
    }

    [Fact]
    public async Task Crawl_HintAtANewMetadataFile_IsSeen()
    {
        _lake.CopyFolder("Iceberg/clickhouse", "t");
        await CrawlAsync();
        _lake.Write("t/metadata/v4.metadata.json", File.ReadAllText(_lake.Full("t/metadata/v1.metadata.json"))).Write("t/metadata/version-hint.text", "4");
        Assert.Equal(0, Assert.Single((await CrawlAsync()).Datasets()).Statistics!.RowCount);
    }

    [Fact]
    public async Task Crawl_NewWriteOfHudi_IsSeen()
    {
        const string Schema = """{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}""";
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t\nhoodie.populate.meta.fields=false\nhoodie.table.create.schema={\"type\"\\:\"record\",\"name\"\\:\"r\",\"fields\"\\:[]}");
        await CrawlAsync();
        _lake.Write("t/.hoodie/20240101000000.commit", $$$"""{"extraMetadata":{"schema":"{{{Schema}}}"}}""");
        Assert.Equal(["id: long = Integer64"], CrawlText.Fields(Assert.Single((await CrawlAsync()).Datasets())));
    }

    [Fact]
    public async Task Crawl_DamagedLog_IsReadAgainUntilItIsMended()
    {
        _lake.CopyFolder("Delta/simple", "t");
        var commit = File.ReadAllText(_lake.Full("t/_delta_log/00000000000000000002.json"));
        _lake.Delete("t/_delta_log/00000000000000000002.json");
        Assert.Single((await CrawlAsync()).OfType<CrawlWarning>());
        _lake.Write("t/_delta_log/00000000000000000002.json", commit);
        var items = await CrawlAsync();
        Assert.Empty(items.OfType<CrawlWarning>());
        Assert.Equal(20, Assert.Single(items.Datasets()).Statistics!.RowCount);
    }

    private static string Everything(IEnumerable<CrawlItem> items) => JsonSerializer.Serialize(Assert.Single(items.Datasets()));

    private static string? Detail(IEnumerable<CrawlItem> items, string capability) =>
        items.OfType<CapabilityReported>().Single(reported => reported.Capability == capability).Detail;

    private Task<List<CrawlItem>> CrawlAsync() => Crawl.RunAsync(new FileLakeOptions { Root = _lake.Root }, _memory.Context());
}
