using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Iceberg;

/// <summary>Whatever is done to the metadata, the crawl ends with the table or says why it cannot be read.</summary>
public sealed class IcebergMutationTests
{
    [Theory]
    [InlineData("listed", "00003-9c12d441.metadata.json")]
    [InlineData("listed", "snap-3055729675574597004-1.avro")]
    [InlineData("clickhouse", "v3.metadata.json")]
    [InlineData("clickhouse", "version-hint.text")]
    public void CrawlAsync_SeveralBytesOfTheMetadataChanged_EndsInATableOrAnError(string table, string file)
    {
        using var lake = new TempLake();
        var path = $"t/metadata/{file}";
        lake.CopyFolder($"Iceberg/{table}", "t");
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
