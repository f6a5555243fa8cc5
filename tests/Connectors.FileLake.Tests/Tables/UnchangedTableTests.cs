using System.Text.Json;
using Connectors.FileLake.Tests.Stores;
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

    [Theory]
    [InlineData("Delta/simple", "_delta_log/00000000000000000002.json", "", "0 reads of 0 bytes")]
    [InlineData("Delta/simple", "_delta_log/00000000000000000002.json", "{\"add\":", "0 reads of 0 bytes")]
    [InlineData("Delta/simple", "_delta_log/00000000000000000000.json", "", "0 reads of 0 bytes")]
    [InlineData("Iceberg/clickhouse", "metadata/version-hint.text", "77", "1 reads of 2 bytes")]
    [InlineData("Iceberg/listed", "metadata/snap-3055729675574597004-1.avro", "", "0 reads of 0 bytes")]
    [InlineData("Iceberg/measured", "metadata/m0.avro", "no manifest", "0 reads of 0 bytes")]
    [InlineData("Iceberg/measured", "metadata/00001-6f0c2b1e.metadata.json", "{", "0 reads of 0 bytes")]
    public async Task Crawl_DamagedLog_IsSaidAgainAndReadWhenItIsMended(string table, string file, string damaged, string reads)
    {
        _lake.CopyFolder(table, "t");
        var whole = await Crawl.FolderAsync(_lake.Root);
        var (bytes, time) = (File.ReadAllBytes(_lake.Full($"t/{file}")), File.GetLastWriteTimeUtc(_lake.Full($"t/{file}")));
        Damage(file, damaged);
        await AssertIsRememberedAsync(reads);
        File.WriteAllBytes(_lake.Full($"t/{file}"), bytes);
        File.SetLastWriteTimeUtc(_lake.Full($"t/{file}"), time);
        Assert.Equal(Said(whole), Said(await CrawlAsync()));
    }

    [Fact]
    public async Task Crawl_DamagedWriteOfHudi_IsSaidAgainAndReadWhenItIsMended()
    {
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t").Write("t/.hoodie/20240101000000.commit", "{").Write("t/.hoodie/20240102000000.commit", "{}");
        await AssertIsRememberedAsync("0 reads of 0 bytes");
        _lake.Write("t/.hoodie/20240101000000.commit", """{"extraMetadata":{"schema":"{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}"}}""");
        Assert.DoesNotContain(await CrawlAsync(), item => item is CrawlWarning);
    }

    [Fact]
    public async Task Crawl_DamagedPartOfACheckpointThatIsNotListed_IsReadAgainUntilItIsMended()
    {
        const string Sidecar = "t/_delta_log/_sidecars/3a0d65cd-4056-49b8-937b-95f9e3ee90e5.parquet";
        _lake.CopyFolder("Delta/v2", "t");
        var bytes = File.ReadAllBytes(_lake.Full(Sidecar));
        _lake.Delete(Sidecar);
        Assert.Single(await CrawlAsync(), item => item is CrawlWarning or AssetUnreadable);
        _lake.Write(Sidecar, bytes);
        Assert.DoesNotContain(await CrawlAsync(), item => item is CrawlWarning or AssetUnreadable);
    }

    [Fact]
    public async Task Crawl_LogOutOfReach_IsTriedAgain()
    {
        var denied = true;
        var log = Path.Combine(Fixture.PathOf("Delta/simple"), "_delta_log", "00000000000000000000.json");
        await using var server = new ScriptedS3((request, _) => request switch
        {
            { QueryString: { } query } when query["list-type"] == "2" && query["prefix"] == "" => ScriptedS3.Page(null, ScriptedS3.Folder("t/")),
            { QueryString: { } query } when query["list-type"] == "2" && query["prefix"] == "t/" => ScriptedS3.Page(null, ScriptedS3.Folder("t/_delta_log/")),
            { QueryString: { } query } when query["list-type"] == "2" => ScriptedS3.Page(null, ScriptedS3.Object("t/_delta_log/00000000000000000000.json", (int)new FileInfo(log).Length)),
            _ => denied ? ScriptedS3.Error(403, "AccessDenied") : (206, File.ReadAllText(log)),
        });
        Assert.Single((await Crawl.RunAsync(server.Options(), _memory.Context())).OfType<AssetUnreadable>());
        denied = false;
        Assert.Single((await Crawl.RunAsync(server.Options(), _memory.Context())).Datasets());
    }

    /// <summary>What a first crawl says of a damaged table a second one says again, which reads as much as of a table that is whole.</summary>
    private async Task AssertIsRememberedAsync(string reads)
    {
        var first = await CrawlAsync();
        var second = await CrawlAsync();
        Assert.Contains(first, item => item is CrawlWarning or AssetUnreadable);
        Assert.Equal(Said(first), Said(second));
        Assert.EndsWith(reads, Detail(second, "ranged-reads"), StringComparison.Ordinal);
    }

    private void Damage(string file, string text)
    {
        if (text.Length == 0)
        {
            _lake.Delete($"t/{file}");
        }
        else
        {
            _lake.Write($"t/{file}", text);
        }
    }

    private static IReadOnlyList<string> Said(IEnumerable<CrawlItem> items) => [.. CrawlText.Render(items.Where(item => item is not CapabilityReported))];

    private static string Everything(IEnumerable<CrawlItem> items) => JsonSerializer.Serialize(Assert.Single(items.Datasets()));

    private static string? Detail(IEnumerable<CrawlItem> items, string capability) =>
        items.OfType<CapabilityReported>().Single(reported => reported.Capability == capability).Detail;

    private Task<List<CrawlItem>> CrawlAsync() => Crawl.RunAsync(new FileLakeOptions { Root = _lake.Root }, _memory.Context());
}
