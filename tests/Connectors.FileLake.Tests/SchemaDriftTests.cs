using Connectors.FileLake.Tests.Parquet;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests;

/// <summary>How differences between the files of a dataset are told.</summary>
public sealed class SchemaDriftTests
{
    [Fact]
    public async Task Crawl_FieldsComeAndGo_AreNamedWithTheirFiles()
    {
        using var lake = new TempLake();
        lake.Write("t/2026-01.csv", "id,old,x\n1,a,1\n").Write("t/2026-02.csv", "id,old,new,x\n1,a,2,1\n").Write("t/2026-03.csv", "id,new,x\n1,2,1\n");
        var dataset = Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets());
        Assert.Equal("added: new in 2026-02.csv; missing: old in 2026-03.csv", dataset.Properties["schema_drift"]);
    }

    [Fact]
    public async Task Crawl_TypesDisagree_IsAPropertyAndAWarning()
    {
        using var lake = new TempLake();
        lake.Write("t/2026-01.csv", "id,x,y\n1,1,1\n").Write("t/2026-02.csv", "id,x,y\n1,later,1.5\n");
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal("types: x integer and string, y integer and number", Assert.Single(items.Datasets()).Properties["schema_drift"]);
        Assert.Equal("The files of lake/t differ in the type of x: integer in 2026-01.csv, string in 2026-02.csv.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [Fact]
    public async Task Crawl_DeclaredTypesDisagree_TheWarningNamesFilesAndTypes()
    {
        using var lake = new TempLake();
        lake.Write("t/part-0.parquet", Footers.File(Footers.Group("root", 1), Leaf("x", 1, Footers.I64)))
            .Write("t/part-1.parquet", Footers.File(Footers.Group("root", 1), Leaf("x", 1, Footers.Bytes)))
            .Write("t/part-2.parquet", Footers.File(Footers.Group("root", 1), Leaf("y", 1, Footers.Bytes)));
        Assert.Contains("The files of lake/t differ in the type of x: int64 in part-0.parquet, binary in part-1.parquet.", await WarningsAsync(FieldMerging.Name));
        Assert.Contains("The files of lake/t differ in the type of y: int64|binary.", await WarningsAsync(FieldMerging.FieldId));

        async Task<IEnumerable<string>> WarningsAsync(FieldMerging merging) =>
            (await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, MergeFieldsBy = merging })).OfType<CrawlWarning>().Select(warning => warning.Message);

        static Action<ThriftWriter> Leaf(string name, int id, int type) => element =>
            element.Integer(1, type).Integer(3, Footers.Optional).Text(4, name).Integer(9, id);
    }

    [Fact]
    public async Task Crawl_StructureComes_IsNamedWithoutItsMembers()
    {
        using var lake = new TempLake();
        lake.Write("t/2026-01.jsonl", "{\"a\":1}\n").Write("t/2026-02.jsonl", "{\"a\":1,\"b\":{\"c\":1,\"d\":2}}\n");
        Assert.Equal("added: b in 2026-02.jsonl", Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets()).Properties["schema_drift"]);
    }

    [Fact]
    public async Task Crawl_SameFieldsInAnotherOrder_AreNoDrift()
    {
        using var lake = new TempLake();
        lake.Write("t/2026-01.jsonl", "{\"a\":1,\"b\":2}\n").Write("t/2026-02.jsonl", "{\"b\":1,\"a\":2}\n");
        Assert.DoesNotContain("schema_drift", Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets()).Properties.Keys);
    }

    [Fact]
    public async Task Crawl_ParquetFilesDiffer_NamesTypesAndNullability()
    {
        using var lake = new TempLake();
        lake.Copy("types.parquet", "t/part-0.parquet").Copy("field-ids.parquet", "t/part-1.parquet");
        var drift = Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets()).Properties["schema_drift"];
        Assert.StartsWith("added: ", drift, StringComparison.Ordinal);
        Assert.Contains("in part-1.parquet; missing: ", drift, StringComparison.Ordinal);
        Assert.EndsWith(" more; types: id int64 and int32", drift, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_MergedByFieldId_KeepsARenamedFieldOne()
    {
        using var lake = new TempLake();
        lake.Write("t/part-0.parquet", Footers.File(Footers.Group("root", 2), Leaf("id", 1), Leaf("name", 2)))
            .Write("t/part-1.parquet", Footers.File(Footers.Group("root", 2), Leaf("id", 1), Leaf("full_name", 2)));
        var byName = Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets());
        var byId = Assert.Single((await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, MergeFieldsBy = FieldMerging.FieldId })).Datasets());
        Assert.Equal(["id", "name", "full_name"], byName.Schema!.Fields.Select(field => field.Path));
        Assert.Equal(["id", "full_name"], byId.Schema!.Fields.Select(field => field.Path));
        Assert.Equal("added: full_name in part-1.parquet; missing: name in part-1.parquet", byId.Properties["schema_drift"]);

        static Action<ThriftWriter> Leaf(string name, int id) => element =>
            element.Integer(1, Footers.I64).Integer(3, Footers.Optional).Text(4, name).Integer(9, id);
    }

    [Theory]
    [InlineData(SchemaFiles.First, "first", 1)]
    [InlineData(SchemaFiles.Newest, "newest", 1)]
    [InlineData(SchemaFiles.Sample, "middle, newest", 2)]
    [InlineData(SchemaFiles.All, "first, middle, newest", 3)]
    public async Task Crawl_SchemaFrom_DecidesWhichFilesAreRead(SchemaFiles from, string fields, int files)
    {
        using var lake = new TempLake();
        lake.Write("t/1.csv", "first\n1\n").Touch("t/1.csv", "2026-01-02T00:00:00Z")
            .Write("t/2.csv", "middle\n1\n").Touch("t/2.csv", "2026-01-01T00:00:00Z")
            .Write("t/3.csv", "newest\n1\n").Touch("t/3.csv", "2026-01-03T00:00:00Z");
        var dataset = Assert.Single((await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, SchemaFrom = from, MaxFiles = 2 })).Datasets());
        Assert.Equal(files.ToString(System.Globalization.CultureInfo.InvariantCulture), dataset.Properties["sampled_files"]);
        Assert.Equal(fields, string.Join(", ", dataset.Schema!.Fields.Select(field => field.Path)));
    }
}
