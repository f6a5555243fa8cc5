using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Delta;

/// <summary>Logs of which something is missing or damaged: one warning, and as much of the table as is certain.</summary>
public sealed class DeltaDamageTests : IDisposable
{
    private const string Commit = "00000000000000000000";
    private const string Schema = """{\"type\":\"struct\",\"fields\":[{\"name\":\"id\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}}]}""";
    private const string Create = $$$$"""
        {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
        {"metaData":{"id":"t","format":{"provider":"parquet"},"schemaString":"{{{{Schema}}}}","partitionColumns":[],"configuration":{}}}
        """;

    private readonly TempLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task CrawlAsync_MissingCommit_IsAWarningThatNamesIt()
    {
        _lake.CopyFolder("Delta/simple", "t").Delete($"t/_delta_log/{Commit[..^1]}2.json");
        var (dataset, warning) = await ReadWithWarningAsync();
        Assert.Equal("lake/t misses version 2 in its Delta log, so that its rows, files and size are not known.", warning);
        Assert.Equal(6, dataset.Schema!.Fields.Count);
        Assert.Null(dataset.Statistics);
        Assert.Equal("4", dataset.Properties["version"]);
    }

    [Fact]
    public async Task CrawlAsync_MissingFirstCommitWithoutCheckpoint_IsUnreadable()
    {
        _lake.CopyFolder("Delta/simple", "t").Delete($"t/_delta_log/{Commit}.json");
        var unreadable = Assert.Single((await Crawl.FolderAsync(_lake.Root)).OfType<AssetUnreadable>());
        Assert.Equal(
            "lake/t misses version 0 in its Delta log, so that its rows, files and size are not known; no schema is to be found either.",
            unreadable.Reason);
    }

    [Fact]
    public async Task CrawlAsync_DamagedCheckpoint_IsPassedOverWhenTheCommitsAreThere()
    {
        _lake.CopyFolder("Delta/simple", "t").Write($"t/_delta_log/{Commit[..^1]}4.checkpoint.parquet", "PAR1 or not");
        var (dataset, warning) = await ReadWithWarningAsync();
        Assert.StartsWith("lake/t has a Delta log whose file 00000000000000000004.checkpoint.parquet is no Parquet file, or is cut off", warning, StringComparison.Ordinal);
        Assert.Equal(20, dataset.Statistics!.RowCount);
    }

    [Theory]
    [InlineData("v2", "_sidecars/3a0d65cd-4056-49b8-937b-95f9e3ee90e5.parquet", "whose file _sidecars/3a0d65cd-4056-49b8-937b-95f9e3ee90e5.parquet is not there")]
    [InlineData("multipart", "00000000000000000004.checkpoint.0000000002.0000000002.parquet", "misses version 0 in its Delta log")]
    public async Task CrawlAsync_PartOfACheckpointMissing_IsAWarning(string table, string file, string warning)
    {
        _lake.CopyFolder($"Delta/{table}", "t").Delete($"t/_delta_log/{file}");
        var items = await Crawl.FolderAsync(_lake.Root);
        Assert.Contains(warning, items.OfType<CrawlWarning>().Select(item => item.Message).Concat(items.OfType<AssetUnreadable>().Select(item => item.Reason)).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrawlAsync_CommitCutOff_IsAWarning()
    {
        _lake.CopyFolder("Delta/simple", "t").Write($"t/_delta_log/{Commit[..^1]}4.json", """{"remove":{"path":"country=DE/pa""");
        var (dataset, warning) = await ReadWithWarningAsync();
        Assert.StartsWith("lake/t has a Delta log whose file 00000000000000000004.json is damaged: ", warning, StringComparison.Ordinal);
        Assert.Null(dataset.Statistics);
    }

    [Fact]
    public async Task CrawlAsync_MissingCommitWithChecksum_LosesTheRowsAlone()
    {
        _lake.CopyFolder("Delta/checked", "t").Delete($"t/_delta_log/{Commit[..^1]}1.json").Delete($"t/_delta_log/{Commit[..^1]}2.crc")
            .Write($"t/_delta_log/{Commit[..^1]}2.crc", $$$"""{"tableSizeBytes":7,"numFiles":3,"metadata":{"id":"t","schemaString":"{{{Schema}}}","partitionColumns":[]},"protocol":{"minReaderVersion":1,"minWriterVersion":2}}""");
        var (dataset, warning) = await ReadWithWarningAsync();
        Assert.Equal("lake/t misses version 1 in its Delta log, so that its rows are not known.", warning);
        Assert.Equal((null, 7), (dataset.Statistics!.RowCount, dataset.Statistics.SizeInBytes));
        Assert.Equal(["id: long = Integer64?"], CrawlText.Fields(dataset));
    }

    [Fact]
    public async Task CrawlAsync_VersionBeyondAllReason_DoesNotKeepTheCrawlBusy()
    {
        _lake.CopyFolder("Delta/simple", "t").Write("t/_delta_log/09000000000000000000.json", "{}").Write("t/_delta_log/99999999999999999999.json", "{}");
        var (dataset, warning) = await ReadWithWarningAsync();
        Assert.Equal("lake/t misses version 5 in its Delta log, so that its rows, files and size are not known.", warning);
        Assert.Equal("9000000000000000000", dataset.Properties["version"]);
    }

    [Fact]
    public async Task CrawlAsync_EmptyLog_IsUnreadable()
    {
        _lake.Write("t/_delta_log/_last_checkpoint", """{"version":3}""");
        Assert.Equal("lake/t has an empty Delta log.", Assert.Single((await Crawl.FolderAsync(_lake.Root)).OfType<AssetUnreadable>()).Reason);
    }

    [Fact]
    public async Task CrawlAsync_StaleHint_IsNotBelieved()
    {
        _lake.CopyFolder("Delta/simple", "t").Write("t/_delta_log/_last_checkpoint", """{"version":10}""");
        Assert.Equal(20, Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets()).Statistics!.RowCount);
    }

    [Fact]
    public async Task CrawlAsync_AddBeforeTheRemovalOfItsOlderSelf_CountsOnce()
    {
        _lake.Write($"t/_delta_log/{Commit}.json", Create + "\n" + """{"add":{"path":"a","size":5,"partitionValues":{},"stats":"{\"numRecords\":10}"}}""")
            .Write($"t/_delta_log/{Commit[..^1]}1.json", """
                {"add":{"path":"a","size":5,"partitionValues":{},"stats":"{\"numRecords\":10}","deletionVector":{"storageType":"u","pathOrInlineDv":"x","cardinality":3}}}
                {"remove":{"path":"a"}}
                """);
        var statistics = Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets()).Statistics!;
        Assert.Equal((7, 5), (statistics.RowCount, statistics.SizeInBytes));
    }

    [Theory]
    [InlineData("frobnicate", "uses features of Delta Lake that this version does not know (frobnicate)")]
    [InlineData("catalogManaged", "is managed by a catalog")]
    public async Task CrawlAsync_FeatureThatChangesWhatTheLogMeans_IsAWarning(string feature, string message)
    {
        _lake.Write($"t/_delta_log/{Commit}.json", Create.Replace("""{"minReaderVersion":1,"minWriterVersion":2}""", $$"""{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["columnMapping","{{feature}}"]}""", StringComparison.Ordinal));
        var (dataset, warning) = await ReadWithWarningAsync();
        Assert.Contains(message, warning, StringComparison.Ordinal);
        Assert.Equal(feature == "catalogManaged", dataset.Statistics is not null);
        Assert.NotNull(dataset.Schema);
    }

    [Theory]
    [InlineData("not json", "has a damaged schema in its Delta log")]
    [InlineData("""{\"type\":\"struct\"}""", "a struct has no fields")]
    public async Task CrawlAsync_DamagedSchema_IsUnreadable(string schema, string reason)
    {
        _lake.Write($"t/_delta_log/{Commit}.json", Create.Replace(Schema, schema, StringComparison.Ordinal)).Write("other.csv", "a\n1\n");
        var items = await Crawl.FolderAsync(_lake.Root);
        Assert.Contains(reason, Assert.Single(items.OfType<AssetUnreadable>()).Reason, StringComparison.Ordinal);
        Assert.Single(items.Datasets());
    }

    private async Task<(Dataset Dataset, string Warning)> ReadWithWarningAsync()
    {
        var items = await Crawl.FolderAsync(_lake.Root);
        return (Assert.Single(items.Datasets()), Assert.Single(items.OfType<CrawlWarning>()).Message);
    }
}
