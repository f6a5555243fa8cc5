using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Delta;

/// <summary>Whatever is done to a log, the crawl ends with the table or says why it cannot be read.</summary>
public sealed class DeltaMutationTests
{
    [Theory]
    [InlineData("simple", "00000000000000000000.json")]
    [InlineData("mapped", "00000000000000000002.json")]
    [InlineData("checkpointed", "00000000000000000004.checkpoint.parquet")]
    [InlineData("v2", "00000000000000000005.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json")]
    [InlineData("v2", "_sidecars/016ae953-37a9-438e-8683-9a9a4a79a395.parquet")]
    [InlineData("checked", "00000000000000000002.crc")]
    public void CrawlAsync_SeveralBytesOfTheLogChanged_EndsInATableOrAnError(string table, string file)
    {
        using var lake = new TempLake();
        var path = $"t/_delta_log/{file}";
        lake.CopyFolder($"Delta/{table}", "t");
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
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static async Task<bool> EndsAsync(string root)
    {
        var items = await Crawl.FolderAsync(root);
        return items.Datasets().Count() + items.OfType<AssetUnreadable>().Count() == 1 && items.CompletedScopes().Contains("lake");
    }
}
