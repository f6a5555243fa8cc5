using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Hudi;

public sealed class HudiTableTests : IDisposable
{
    private const string First = """{\"type\":\"record\",\"name\":\"S1\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}""";
    private const string Second = """{\"type\":\"record\",\"name\":\"S2\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"name\",\"type\":[\"null\",\"string\"]}]}""";

    private readonly TempLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task CrawlAsync_FirstLayout_TakesTheSchemaOfTheNewestCompletedWrite()
    {
        _lake.Write("t/.hoodie/hoodie.properties", """
            #Updated at 2024-01-31
            hoodie.table.name=a\:b
            hoodie.table.type=MERGE_ON_READ
            hoodie.table.version=6
            hoodie.table.recordkey.fields=id
            hoodie.table.partition.fields=day:SIMPLE
            hoodie.table.checksum=1234
            """)
            .Write("t/.hoodie/20240101000000001.commit", Commit(First))
            .Write("t/.hoodie/20240102000000001.deltacommit", Commit(Second))
            .Write("t/.hoodie/20240103000000001.deltacommit", Commit(""))
            .Write("t/.hoodie/20240104000000001.commit.requested", Commit(First))
            .Write("t/.hoodie/20240104000000001.inflight", "")
            .Write("t/.hoodie/metadata/.hoodie/hoodie.properties", "hoodie.table.name=metadata")
            .Write("t/day=1/.hoodie_partition_metadata", "x")
            .Write("t/day=1/f_0_20240101.parquet", "x");
        var items = await Crawl.FolderAsync(_lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Empty(items.OfType<CrawlWarning>());
        Assert.Equal("a:b", dataset.DisplayName);
        Assert.Equal(
            [
                "_hoodie_commit_time: string = String?", "_hoodie_commit_seqno: string = String?", "_hoodie_record_key: string = String?",
                "_hoodie_partition_path: string = String?", "_hoodie_file_name: string = String?",
                "id: long = Integer64", "name: string = String?", "day: string = String? key",
            ],
            CrawlText.Fields(dataset));
        Assert.Equal(["day"], dataset.Partitioning!.Keys);
        Assert.Equal(["id"], dataset.PrimaryKey!.Fields);
        Assert.Equal(NativeSchemaKind.Avro, dataset.Schema!.NativeKind);
        Assert.Equal(
            ["format=hudi", "hoodie.table.recordkey.fields=id", "hoodie.table.type=MERGE_ON_READ", "hoodie.table.version=6"],
            dataset.Properties.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Null(dataset.Statistics);
    }

    [Fact]
    public async Task CrawlAsync_SecondLayout_ReadsCommitsInAvroAndOrdersThemByCompletion()
    {
        _lake.Write("t/.hoodie/hoodie.properties.backup", "hoodie.table.name=t\nhoodie.populate.meta.fields=false\n")
            .Copy("Hudi/commit.avro", "t/.hoodie/timeline/20240101000000000_20240105000000000.commit")
            .Write("t/.hoodie/timeline/20240102000000000_20240103000000000.commit", Commit(First));
        Assert.Equal(["id: long = Integer64", "price: double = Float64?"], CrawlText.Fields(Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets())));
    }

    [Fact]
    public async Task CrawlAsync_NoWriteYet_TakesTheSchemaItWasCreatedWith()
    {
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.populate.meta.fields=false\nhoodie.table.create.schema=" + First.Replace("\\\"", "\"", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal));
        Assert.Equal(["id: long = Integer64"], CrawlText.Fields(Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets())));
    }

    [Fact]
    public async Task CrawlAsync_AllWritesThere_CountsTheNewestFileOfEachGroup()
    {
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t\nhoodie.table.partition.fields=day")
            .Write("t/.hoodie/20240101000000000.commit", Commit(First, ("day=1", Base("a", 10, 100)), ("day=2", Base("b", 20, 200))))
            .Write("t/.hoodie/20240102000000000.commit", Commit("", ("day=1", Base("a", 12, 120)), ("day=3", Base("c", 5, 50))))
            .Write("t/.hoodie/20240103000000000.replacecommit", Commit("", ("day=2", Base("d", 19, 190))).Replace("\"compacted\"", """ "partitionToReplaceFileIds":{"day=2":["b"]},"compacted" """, StringComparison.Ordinal));
        var items = await Crawl.FolderAsync(_lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Empty(items.OfType<CrawlWarning>());
        Assert.Equal((36, 360), (dataset.Statistics!.RowCount, dataset.Statistics.SizeInBytes));
        Assert.Equal(("3", 3), (dataset.Properties["number_of_files"], dataset.Partitioning!.Count));
    }

    [Fact]
    public async Task CrawlAsync_ChangesInLogs_LeaveTheRowsUnknownUntilTheyAreMerged()
    {
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t\nhoodie.table.type=MERGE_ON_READ")
            .Write("t/.hoodie/20240101000000000.deltacommit", Commit(First, ("", Base("a", 10, 100)), ("", Base("b", 20, 200))))
            .Write("t/.hoodie/20240102000000000.deltacommit", Commit("", ("", Log("a", "1", 30))));
        var dataset = Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets());
        Assert.Equal((null, 330, "3"), (dataset.Statistics!.RowCount, dataset.Statistics.SizeInBytes, dataset.Properties["number_of_files"]));

        _lake.Write("t/.hoodie/20240103000000000.commit", Commit("", ("", Base("a", 11, 110))));
        dataset = Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets());
        Assert.Equal((31, 310, "2"), (dataset.Statistics!.RowCount, dataset.Statistics.SizeInBytes, dataset.Properties["number_of_files"]));
    }

    [Fact]
    public async Task CrawlAsync_LogWrittenWhileOthersWereMerged_StillCounts()
    {
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t\nhoodie.table.type=MERGE_ON_READ")
            .Write("t/.hoodie/timeline/20240101000000000_20240101000001000.deltacommit", Commit(First, ("", Base("a", 10, 100))))
            .Write("t/.hoodie/timeline/20240103000000000_20240103000001000.deltacommit", Commit("", ("", Log("a", "2", 7))))
            .Write("t/.hoodie/timeline/20240102000000000_20240104000000000.commit", Commit("", ("", Base("a", 11, 110))));
        var statistics = Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets()).Statistics!;
        Assert.Equal((null, 117), (statistics.RowCount, statistics.SizeInBytes));
    }

    [Theory]
    [InlineData("t/.hoodie/archived/.commits_.archive.1_1-0-1", "x")]
    [InlineData("t/.hoodie/timeline/history/20231231_20240101_0.parquet", "x")]
    [InlineData("t/.hoodie/20240102000000000.commit", "{\"extraMetadata\":{}}")]
    public async Task CrawlAsync_NotAllWritesKnown_LeavesOutTotals(string path, string text)
    {
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t").Write("t/.hoodie/20240101000000000.commit", Commit(First, ("", Base("a", 10, 100)))).Write(path, text);
        var dataset = Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets());
        Assert.Null(dataset.Statistics);
        Assert.DoesNotContain("number_of_files", dataset.Properties.Keys);
        Assert.Contains("id: long = Integer64", CrawlText.Fields(dataset));
    }

    [Theory]
    [InlineData("codec-gzip.parquet", "a.parquet", "id: int64 = Integer64?")]
    [InlineData("Orc/zlib.orc", "a.orc", "id: bigint = Integer64?")]
    public async Task CrawlAsync_NoWriteStatesASchema_TakesThatOfAFile(string fixture, string name, string field)
    {
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t").Copy(fixture, $"t/day=1/{name}")
            .Write("t/.hoodie/20240101000000000.commit", Commit("", ("day=1", $$"""{"fileId":"a","path":"day=1/{{name}}","numWrites":10,"fileSizeInBytes":9}""")));
        var items = await Crawl.FolderAsync(_lake.Root);
        Assert.Empty(items.OfType<CrawlWarning>());
        var fields = CrawlText.Fields(Assert.Single(items.Datasets())).ToList();
        Assert.Equal("_hoodie_commit_time: string = String?", fields[0]);
        Assert.Contains(field, fields);
    }

    [Theory]
    [InlineData("a.parquet", "lake/t has a file of records, a.parquet, that went away during the crawl, so that its schema is not known.")]
    [InlineData("../../secret.parquet", null)]
    [InlineData("/etc/secret.parquet", null)]
    public async Task CrawlAsync_FileForTheSchemaMissingOrOutsideOfTheTable_IsNotRead(string path, string? warning)
    {
        _lake.Copy("codec-gzip.parquet", "../secret.parquet").Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t")
            .Write("t/.hoodie/20240101000000000.commit", Commit("", ("", $$"""{"fileId":"a","path":"{{path}}"}""")));
        var items = await Crawl.FolderAsync(_lake.Root);
        Assert.Null(Assert.Single(items.Datasets()).Schema);
        Assert.Equal(
            warning is null ? ["lake/t has no write that states a schema, so that it has none yet."] : [warning, "lake/t has no write that states a schema, so that it has none yet."],
            items.OfType<CrawlWarning>().Select(item => item.Message));
    }

    [Fact]
    public async Task CrawlAsync_NoSchemaAnywhere_IsAWarning()
    {
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t");
        var items = await Crawl.FolderAsync(_lake.Root);
        Assert.Null(Assert.Single(items.Datasets()).Schema);
        Assert.Equal("lake/t has no write that states a schema, so that it has none yet.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [Fact]
    public async Task CrawlAsync_DamagedNewestCommit_IsAWarningAndTheOneBeforeCounts()
    {
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t\nhoodie.populate.meta.fields=false")
            .Write("t/.hoodie/20240101000000.commit", Commit(First)).Write("t/.hoodie/20240102000000.commit", "{\"extraMetadata\":{\"sch");
        var items = await Crawl.FolderAsync(_lake.Root);
        Assert.Equal(["id: long = Integer64"], CrawlText.Fields(Assert.Single(items.Datasets())));
        Assert.StartsWith("lake/t has a Hudi timeline whose file 20240102000000.commit is damaged: ", Assert.Single(items.OfType<CrawlWarning>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrawlAsync_TimelineWithoutProperties_IsUnreadable()
    {
        _lake.Write("t/.hoodie/20240101000000.commit", Commit(First));
        Assert.Equal("lake/t has a Hudi timeline without properties.", Assert.Single((await Crawl.FolderAsync(_lake.Root)).OfType<AssetUnreadable>()).Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CrawlAsync_AnyBytesInTheTimeline_EndInATableOrAnError(bool isProperties)
    {
        _lake.Write("t/.hoodie/hoodie.properties", "hoodie.table.name=t").Write("t/.hoodie/20240101000000.commit", Commit(First));
        var file = _lake.Full(isProperties ? "t/.hoodie/hoodie.properties" : "t/.hoodie/20240101000000.commit");
        var whole = isProperties ? [] : File.ReadAllBytes(file);
        Prop.ForAll<byte[], byte>((bytes, at) =>
        {
            var place = Math.Min(at, whole.Length);
            File.WriteAllBytes(file, [.. whole[..place], .. bytes, .. whole[place..]]);
            var items = Crawl.FolderAsync(_lake.Root).GetAwaiter().GetResult();
            return items.Datasets().Count() + items.OfType<AssetUnreadable>().Count() == 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static string Base(string file, int rows, int size) => $$"""{"fileId":"{{file}}","path":"{{file}}_0.parquet","numWrites":{{rows}},"fileSizeInBytes":{{size}}}""";

    private static string Log(string file, string number, int size) => $$"""{"fileId":"{{file}}","path":".{{file}}.log.{{number}}_0","numWrites":1,"fileSizeInBytes":{{size}}}""";

    private static string Commit(string schema, params (string Partition, string Write)[] writes)
    {
        var partitions = writes.GroupBy(write => write.Partition, write => write.Write).Select(group => $"\"{group.Key}\":[{string.Join(',', group)}]");
        return $$$"""{"partitionToWriteStats":{{{{string.Join(',', partitions)}}}},"compacted":false,"extraMetadata":{"schema":"{{{schema}}}"},"operationType":"UPSERT"}""";
    }
}
