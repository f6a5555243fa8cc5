using System.Runtime.Versioning;
using Connectors.FileLake.Tests.Support;

namespace Connectors.FileLake.Tests;

/// <summary>Crawls where the system has no libzstd: in a child process that finds a file in its place which is none.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WithoutZstandardTests
{
    [LinuxFact]
    public async Task CrawlAsync_LibraryMissing_IsUnsupportedAndTheRestGoesOn()
    {
        using var lake = new TempLake();
        using var libraries = new TempLake();
        libraries.Write("libzstd.so.1", "none").Write("libzstd.so", "none").Write("libzstd", "none");
        lake.Copy("Zstandard/users.csv.zst", "users.csv.zst").CopyFolder("Delta/checkpointed", "orders").Write("other.csv", "id\n1\n");
        var lines = await ChildCrawl.RunAsync(lake.Root, new() { ["LD_LIBRARY_PATH"] = libraries.Root });
        const string Missing = "is compressed with Zstandard, and the library libzstd cannot be loaded";
        const string Remedy = "Install libzstd (Debian: libzstd1) on the machine that crawls.";
        Assert.Contains("capability zstandard Unsupported", lines);
        Assert.Contains("capability zstandard-text Unsupported", lines);
        Assert.Contains($"unreadable lake/users.csv.zst (Datasets): lake/users.csv.zst {Missing}. -> {Remedy}", lines);
        Assert.Contains(lines, line => line.StartsWith("unreadable lake/orders (Datasets): lake/orders has a Delta log whose file 00000000000000000004.checkpoint.parquet " + Missing, StringComparison.Ordinal));
        Assert.Contains("dataset lake/other.csv (File)", lines);
    }

    [LinuxFact]
    public async Task CrawlAsync_LibraryThere_ReadsTheSame()
    {
        using var lake = new TempLake();
        lake.Copy("Zstandard/users.csv.zst", "users.csv.zst").CopyFolder("Delta/checkpointed", "orders");
        var lines = await ChildCrawl.RunAsync(lake.Root, []);
        Assert.Contains("capability zstandard Ran", lines);
        Assert.Contains("capability zstandard-text Ran", lines);
        Assert.Contains("dataset lake/users.csv.zst (File)", lines);
        Assert.Contains("  compression=zstd; delimiter=comma; encoding=utf-8; format=csv; header=present; number_of_files=1; quote=double; sampled_files=1", lines);
        Assert.Contains("dataset lake/orders (Table) \"Orders of the shop.\"", lines);
    }
}
