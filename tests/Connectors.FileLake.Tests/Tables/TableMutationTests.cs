using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Tables;

/// <summary>Whatever is done to a table's metadata, the crawl ends with the table or says why it cannot be read.</summary>
public sealed class TableMutationTests
{
    [Theory]
    [InlineData("Delta/simple", "_delta_log/00000000000000000000.json")]
    [InlineData("Delta/mapped", "_delta_log/00000000000000000002.json")]
    [InlineData("Delta/measured", "_delta_log/00000000000000000001.json")]
    [InlineData("Delta/checkpointed", "_delta_log/00000000000000000004.checkpoint.parquet")]
    [InlineData("Delta/v2", "_delta_log/00000000000000000005.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json")]
    [InlineData("Delta/v2", "_delta_log/_sidecars/016ae953-37a9-438e-8683-9a9a4a79a395.parquet")]
    [InlineData("Delta/checked", "_delta_log/00000000000000000002.crc")]
    [InlineData("Iceberg/listed", "metadata/00003-9c12d441.metadata.json")]
    [InlineData("Iceberg/listed", "metadata/snap-3055729675574597004-1.avro")]
    [InlineData("Iceberg/measured", "metadata/m0.avro")]
    [InlineData("Iceberg/measured", "metadata/00001-6f0c2b1e.metadata.json")]
    [InlineData("Iceberg/clickhouse", "metadata/v3.metadata.json")]
    [InlineData("Iceberg/clickhouse", "metadata/version-hint.text")]
    public void CrawlAsync_SeveralBytesOfTheMetadataChanged_EndsInATableOrAnError(string table, string file)
    {
        using var lake = new TempLake();
        var path = $"t/{file}";
        lake.CopyFolder(table, "t");
        var whole = File.ReadAllBytes(lake.Full(path));
        Prop.ForAll<(int Place, byte Value)[], byte>((changes, cut) =>
        {
            var mutated = cut % 4 == 0 ? whole[..(whole.Length * cut / 256)] : (byte[])whole.Clone();
            foreach (var (place, value) in mutated.Length == 0 ? [] : changes)
            {
                mutated[(int)((uint)place % mutated.Length)] = value;
            }

            lake.Write(path, mutated);
            return EndsAsync(lake.Root).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static async Task<bool> EndsAsync(string root)
    {
        var items = await Crawl.FolderAsync(root);
        return items.Datasets().Count() + items.OfType<AssetUnreadable>().Count() == 1 && items.CompletedScopes().Contains("lake");
    }
}
