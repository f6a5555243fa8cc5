using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Iceberg;

public sealed class IcebergTableTests : IDisposable
{
    private readonly TempLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task CrawlAsync_TableOfClickHouse_IsDescribedFromItsMetadata()
    {
        _lake.CopyFolder("Iceberg/clickhouse", "t");
        var items = await Crawl.FolderAsync(_lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Empty(items.OfType<CrawlWarning>());
        Assert.Equal(
            [
                "id: long = Integer64 key",
                "name: string = String?",
                "seen: timestamp = Timestamp precision 6?",
                "country: string = String key",
                "tags: list<string> = Array<String>",
                "prices: map<string, double> = Map<String, Float64>",
            ],
            CrawlText.Fields(dataset));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], dataset.Schema!.Fields.Select(field => field.Identity));
        Assert.Equal(["country", "bucket(4, id)"], dataset.Partitioning!.Keys);
        Assert.Equal(20, dataset.Statistics!.RowCount);
        Assert.Equal((4, "country=DE/id=0", "country=DE/id=3"), (dataset.Partitioning.Count, P("first_partition"), P("last_partition")));
        Assert.Equal(["id 0 ..", "name 0 ..", "seen 0 ..", "country 0 .."], dataset.Statistics.Fields.Select(CrawlText.Render));
        Assert.Equal(("iceberg", "2", "8", "append", "main", "id ASC NULLS FIRST"), (P("format"), P("format_version"), P("number_of_files"), P("last_operation"), P("branches"), P("sort_order")));
        Assert.Equal(36, dataset.Identity!.Length);
        Assert.Contains("lake/t", items.CompletedScopes());

        string P(string name) => dataset.Properties[name];
    }

    [Fact]
    public async Task CrawlAsync_SummaryWithoutTotals_CountsTheManifests()
    {
        _lake.CopyFolder("Iceberg/listed", "t");
        var items = await Crawl.FolderAsync(_lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Empty(items.OfType<CrawlWarning>());
        Assert.Equal((550, null), (dataset.Statistics!.RowCount, dataset.Statistics.SizeInBytes));
        Assert.Equal("7", dataset.Properties["number_of_files"]);
        Assert.Equal("an upper bound", dataset.Properties["row_count_is"]);
    }

    [Fact]
    public async Task CrawlAsync_ManifestsThatMeasureColumns_TellPartitionsAndBounds()
    {
        _lake.CopyFolder("Iceberg/measured", "t");
        var items = await Crawl.FolderAsync(_lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Empty(items.OfType<CrawlWarning>());
        Assert.Equal(
            [
                "id 0 1..15", "price 1 -0.5..9.25", "day 1 2024-01-01..2024-02-27", "seen 0 2024-01-01T00:00:00Z..2024-02-02T00:00:00Z", "amount 2 -12.34..1000.00",
                "name 0 ..", "place.zip 11 1000..9999", "place.note 4 ..", "clock 0 00:00:00..02:00:00",
            ],
            dataset.Statistics!.Fields.Select(CrawlText.Render));
        Assert.Equal((15, 2000), (dataset.Statistics.RowCount, dataset.Statistics.SizeInBytes));
        Assert.Equal(2, dataset.Partitioning!.Count);
        Assert.Equal(("day_month=2024-01/country=DE", "day_month=2024-02/country="), (dataset.Properties["first_partition"], dataset.Properties["last_partition"]));
        Assert.DoesNotContain("newest_partition", dataset.Properties.Keys);
    }

    [Fact]
    public async Task CrawlAsync_DeletedRows_LeaveOnlyThatThereIsNoNull()
    {
        _lake.CopyFolder("Iceberg/listed", "t");
        var dataset = Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets());
        Assert.Equal(["id 0 .."], dataset.Statistics!.Fields.Select(CrawlText.Render));
        Assert.Equal((7, "seen_day=/id_bucket=0", "seen_day=2024-02-01/id_bucket=3"), (dataset.Partitioning!.Count, dataset.Properties["first_partition"], dataset.Properties["last_partition"]));
    }

    [Fact]
    public async Task CrawlAsync_ManifestMissing_IsAWarningAndNothingOfItsPartitionsIsSaid()
    {
        _lake.CopyFolder("Iceberg/measured", "t").Delete("t/metadata/m0.avro");
        var items = await Crawl.FolderAsync(_lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Equal("lake/t lacks the manifest, m0.avro, so that its partitions and the values of its columns are not known.", Assert.Single(items.OfType<CrawlWarning>()).Message);
        Assert.Equal((15, 0, null), (dataset.Statistics!.RowCount, dataset.Statistics.Fields.Count, dataset.Partitioning!.Count));
        Assert.DoesNotContain("first_partition", dataset.Properties.Keys);
    }

    [Fact]
    public async Task CrawlAsync_ManifestDamaged_IsAWarningAndTheRestGoesOn()
    {
        _lake.CopyFolder("Iceberg/measured", "t").Write("t/metadata/m0.avro", "Obj\u0001").Write("other.csv", "a\n1\n");
        var items = await Crawl.FolderAsync(_lake.Root);
        Assert.Equal(
            "lake/t has a manifest, m0.avro, that is a damaged Avro file: it has no header, so that its partitions and the values of its columns are not known.",
            Assert.Single(items.OfType<CrawlWarning>()).Message);
        Assert.Equal(2, items.Datasets().Count());
    }

    [Fact]
    public async Task CrawlAsync_MoreManifestsThanAreRead_AreNotReadAtAll()
    {
        _lake.CopyFolder("Iceberg/measured", "t").Copy("Iceberg/many-manifests.avro", "t/metadata/snap-3055729675574597004-1.avro");
        var items = await Crawl.FolderAsync(_lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Empty(items.OfType<CrawlWarning>());
        Assert.Equal("not read: they are in more than 100 manifests, or in more than 64 MiB of them", dataset.Properties["column_statistics"]);
        Assert.Equal((15, 0, null), (dataset.Statistics!.RowCount, dataset.Statistics.Fields.Count, dataset.Partitioning!.Count));
    }

    [Fact]
    public async Task CrawlAsync_EverythingThatMetadataCanSay_IsSaid()
    {
        _lake.CopyFolder("Iceberg/listed", "t");
        var dataset = Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets());
        Assert.Equal(
            [
                "id: long = Integer64 key",
                "renamed: decimal(9, 2) = Decimal precision 9 scale 2?",
                "seen: timestamptz = Timestamp precision 6 with zone? key",
                "place: struct = Record",
                "place.zip: fixed[5] = Binary?",
                "place.days: map<date, list<struct>> = Map<Date, Array<Record>>?",
                "place.days.open: boolean = Boolean",
            ],
            CrawlText.Fields(dataset));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "10"], dataset.Schema!.Fields.Select(field => field.Identity));
        Assert.Equal(("The key.", "\"1.50\""), (dataset.Schema.Fields[0].Description, dataset.Schema.Fields[1].Default));
        Assert.Equal("9c12d441-03fe-4693-9a96-a0705ddf69c1", dataset.Identity);
        Assert.Equal("Orders of the shop.", dataset.Description);
        Assert.Equal(new OwnerEvidence("shop-team", "owner property of the table"), Assert.Single(dataset.Owners));
        Assert.Equal(["id"], dataset.PrimaryKey!.Fields);
        Assert.Equal(["day(seen)", "bucket(16, id)"], dataset.Partitioning!.Keys);
        Assert.Equal("seen DESC NULLS LAST, truncate(4, place.zip) ASC NULLS FIRST", dataset.Properties["sort_order"]);
        Assert.Equal(("main", "eoy", "spark 3.5.1", "parquet"), (dataset.Properties["branches"], dataset.Properties["tags"], dataset.Properties["written_by"], dataset.Properties["write.format.default"]));
        Assert.DoesNotContain("hush", dataset.Properties.Values);
        Assert.Equal(new DateTimeOffset(2023, 11, 14, 22, 13, 20, TimeSpan.Zero), dataset.Created);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1700000000000), dataset.Modified);
    }

    [Fact]
    public async Task CrawlAsync_ListOfManifestsMissing_IsAWarningAndNoRows()
    {
        _lake.CopyFolder("Iceberg/listed", "t").Delete("t/metadata/snap-3055729675574597004-1.avro");
        var items = await Crawl.FolderAsync(_lake.Root);
        Assert.Equal(
            "lake/t lacks the list of its manifests, snap-3055729675574597004-1.avro, so that its rows and files are not known.",
            Assert.Single(items.OfType<CrawlWarning>()).Message);
        Assert.Null(Assert.Single(items.Datasets()).Statistics);
    }

    [Theory]
    [InlineData("2", "v1 v2 v3", "v3", null)]
    [InlineData("2", "v1 v2 v4", "v2", null)]
    [InlineData(null, "00002-a 00002-b 00010-c", "00010-c", null)]
    [InlineData("00002-a", "00002-a 00001-b", "00002-a", null)]
    [InlineData("7", "v1 v2", "v2", "has a version hint that points nowhere ('7'), so that the newest metadata file was taken.")]
    [InlineData("", "v1 v2", "v2", "has a version hint that points nowhere (''), so that the newest metadata file was taken.")]
    public async Task CrawlAsync_Hint_DecidesUnlessItPointsNowhere(string? hint, string files, string expected, string? warning)
    {
        foreach (var file in files.Split(' '))
        {
            _lake.Write($"t/metadata/{file}.metadata.json", Metadata($$"""{"id":1,"name":"{{file}}","required":true,"type":"int"}"""));
        }

        if (hint is not null)
            _lake.Write("t/metadata/version-hint.text", hint);

        var items = await Crawl.FolderAsync(_lake.Root);
        Assert.Equal(expected, Assert.Single(Assert.Single(items.Datasets()).Schema!.Fields).Path);
        Assert.Equal(warning is null ? [] : [$"lake/t {warning}"], items.OfType<CrawlWarning>().Select(item => item.Message));
    }

    [Theory]
    [InlineData("v2.gz.metadata.json")]
    [InlineData("v2.metadata.json.gz")]
    public async Task CrawlAsync_PackedMetadata_IsRead(string name)
    {
        _lake.WriteGzip($"t/metadata/{name}", Metadata("""{"id":1,"name":"x","required":true,"type":"int"}"""));
        Assert.Equal(["x: int = Integer32"], CrawlText.Fields(Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets())));
    }

    [Fact]
    public async Task CrawlAsync_FirstVersionWithOneSchema_IsRead()
    {
        _lake.Write("t/metadata/v1.metadata.json", """
            {"format-version":1,"location":"/t","last-updated-ms":1,"schema":{"type":"struct","fields":[{"id":1,"name":"d","required":false,"type":"date"}]},
             "partition-spec":[{"source-id":1,"field-id":1000,"name":"d_month","transform":"month"}],"properties":{}}
            """);
        var dataset = Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets());
        Assert.Equal(["d: date = Date? key"], CrawlText.Fields(dataset));
        Assert.Equal(["month(d)"], dataset.Partitioning!.Keys);
        Assert.Equal((0, 0), (dataset.Statistics!.RowCount, dataset.Statistics.SizeInBytes));
        Assert.Null(dataset.Identity);
    }

    [Fact]
    public async Task CrawlAsync_TypesOfTheThirdVersion_AreKept()
    {
        string[] types = ["timestamp_ns", "timestamptz_ns", "variant", "unknown", "geometry(EPSG:4326)", "geography", "uuid", "time", "float", "binary"];
        _lake.Write("t/metadata/v1.metadata.json", Metadata(string.Join(',', types.Select((type, i) => $$"""{"id":{{i + 1}},"name":"c{{i}}","required":false,"type":"{{type}}"}""")), version: 3));
        Assert.Equal(
            [
                "c0: timestamp_ns = Timestamp precision 9?", "c1: timestamptz_ns = Timestamp precision 9 with zone?", "c2: variant = Record?", "c3: unknown = Null?",
                "c4: geometry(EPSG:4326) = Geometry?", "c5: geography = Geometry?", "c6: uuid = Uuid?", "c7: time = Time precision 6?", "c8: float = Float32?", "c9: binary = Binary?",
            ],
            CrawlText.Fields(Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets())));
    }

    [Theory]
    [InlineData("""{"total-records":"10","total-files-size":"70","total-data-files":"2","total-position-deletes":"3"}""", 7, "an estimate")]
    [InlineData("""{"total-records":"10","total-files-size":"70","total-data-files":"2","total-equality-deletes":"1"}""", 10, "an upper bound")]
    [InlineData("""{"total-records":"10","total-files-size":"70","total-data-files":"2","total-position-deletes":"0"}""", 10, null)]
    public async Task CrawlAsync_Deletes_AreSubtractedWhereTheyCanBeCounted(string summary, int rows, string? rowsAre)
    {
        _lake.Write("t/metadata/v1.metadata.json", Metadata("""{"id":1,"name":"x","required":true,"type":"int"}""", $$""","current-snapshot-id":9007199254740993,"snapshots":[{"snapshot-id":9007199254740993,"summary":{{summary}}}]"""));
        var dataset = Assert.Single((await Crawl.FolderAsync(_lake.Root)).Datasets());
        Assert.Equal((rows, 70), (dataset.Statistics!.RowCount, dataset.Statistics.SizeInBytes));
        Assert.Equal(rowsAre, dataset.Properties.GetValueOrDefault("row_count_is"));
    }

    [Theory]
    [InlineData("""{"format-version":4}""", "lake/t is an Iceberg table of format version 4, which is not supported.")]
    [InlineData("""{"format-version":2}""", "lake/t has damaged Iceberg metadata in v1.metadata.json: it holds no current schema.")]
    [InlineData("{}", "lake/t has damaged Iceberg metadata in v1.metadata.json: it states no format version.")]
    public async Task CrawlAsync_MetadataThatSaysTooLittle_IsUnreadableAndTheRestGoesOn(string metadata, string reason)
    {
        _lake.Write("t/metadata/v1.metadata.json", metadata).Write("other.csv", "a\n1\n");
        var items = await Crawl.FolderAsync(_lake.Root);
        Assert.Equal(reason, Assert.Single(items.OfType<AssetUnreadable>()).Reason);
        Assert.Single(items.Datasets());
    }

    [Fact]
    public async Task CrawlAsync_FolderNamedMetadataWithoutAny_IsAFolderLikeOthers()
    {
        _lake.Write("t/metadata/notes.json", """{"a":1}""");
        Assert.Equal(["lake/t/metadata/notes.json"], (await Crawl.FolderAsync(_lake.Root)).Datasets().Select(dataset => dataset.Path.Name));
    }

    private static string Metadata(string fields, string rest = "", int version = 2) => $$"""
        {"format-version":{{version}},"table-uuid":"u","current-schema-id":0,"schemas":[{"type":"struct","schema-id":0,"fields":[{{fields}}]}],"properties":{}{{rest}}}
        """;
}
