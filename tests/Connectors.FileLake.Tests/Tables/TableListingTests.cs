using Connectors.FileLake.Tests.Support;
using MetadataIngestion.TestKit;

namespace Connectors.FileLake.Tests.Tables;

/// <summary>All that a crawl says of a lake of tables, for people to review.</summary>
public sealed class TableListingTests
{
    [Fact]
    public async Task CrawlAsync_Tables_YieldTheReviewedListing()
    {
        using var lake = new TempLake();
        foreach (var table in (string[])["Delta/simple", "Delta/checkpointed", "Delta/multipart", "Delta/v2", "Delta/mapped", "Delta/checked", "Iceberg/listed"])
        {
            lake.CopyFolder(table, table);
        }

        lake.Copy("Orc/zlib.orc", "Orc/part-0.orc")
            .Copy("Hudi/commit.avro", "Hudi/.hoodie/timeline/20240101000000000_20240105000000000.commit")
            .Write("Hudi/.hoodie/hoodie.properties", "hoodie.table.name=t\nhoodie.table.type=COPY_ON_WRITE\nhoodie.table.recordkey.fields=id\n")
            .CopyFolder("Delta/simple", "Damaged").Delete("Damaged/_delta_log/00000000000000000002.json");
        Golden.Verify(string.Join('\n', CrawlText.Render(await Crawl.FolderAsync(lake.Root)).Where(line => !line.StartsWith("capability", StringComparison.Ordinal))) + "\n", "../Golden/tables.txt");
    }
}
