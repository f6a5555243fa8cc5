using System.Runtime.Versioning;
using Connectors.FileLake.Tests.Support;

namespace Connectors.FileLake.Tests;

/// <summary>Rights do not hold back root, so the crawls run in a child process, under another user when this one is root.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnreadableFolderTests
{
    private const UnixFileMode Everyone = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    [UnixFact]
    public async Task CrawlAsync_UnreadableFolder_IsIncompleteAndTheRestGoesOn()
    {
        using var lake = new TempLake();
        lake.Write("open/x.csv", "id\n1\n").Write("secret/y.csv", "id\n1\n");
        var lines = await CrawlAsOtherAsync(lake, "secret");
        Assert.Contains("dataset lake/open/x.csv (File)", lines);
        Assert.Contains(lines, line => line.StartsWith("unreadable lake/secret (Containers, Datasets): The folder lake/secret cannot be listed: access is denied.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("incomplete lake/secret (AccessDenied): ", StringComparison.Ordinal)
            && line.EndsWith($"Give the account that runs the crawl the right to read and enter {lake.Full("secret")}.", StringComparison.Ordinal));
        Assert.DoesNotContain("complete lake/secret", lines);
        Assert.Contains("complete lake/open", lines);
        Assert.Contains("complete lake", lines);
    }

    [UnixFact]
    public async Task CrawlAsync_UnreadablePartition_LeavesOutTotals()
    {
        using var lake = new TempLake();
        lake.Write("o/dt=2026-01-01/a.csv", "id\n1\n").Write("o/dt=2026-01-02/a.csv", "id\n1\n");
        var lines = await CrawlAsOtherAsync(lake, "o/dt=2026-01-02");
        Assert.Contains("dataset lake/o (Fileset)", lines);
        Assert.Contains("  rows= bytes=", lines);
        Assert.Contains("   partitions by dt", lines);
        Assert.Contains("warning lake/o: Not all folders of lake/o could be listed; its size and counts are left out. -> ", lines);
    }

    [UnixFact]
    public async Task CrawlAsync_UnreadableFile_IsUnreadable()
    {
        using var lake = new TempLake();
        lake.Write("x.csv", "id\n1\n");
        var lines = await CrawlAsOtherAsync(lake, "x.csv");
        Assert.Contains(
            $"unreadable lake/x.csv (Datasets): lake/x.csv cannot be opened: access is denied. -> Give the account that runs the crawl the right to read {lake.Full("x.csv")}.",
            lines);
    }

    [UnixFact]
    public async Task CrawlAsync_FolderThatCannotBeEntered_IsNeverTakenForEmpty()
    {
        using var lake = new TempLake();
        lake.Write("open/x.csv", "id\n1\n").Write("listed/y.csv", "id\n1\n");
        var lines = await CrawlAsOtherAsync(lake, "listed", UnixFileMode.OtherRead | UnixFileMode.UserRead);
        Assert.Contains(lines, line => line.StartsWith("unreadable lake/listed", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("dataset lake/listed", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> CrawlAsOtherAsync(TempLake lake, string path, UnixFileMode mode = UnixFileMode.None)
    {
        File.SetUnixFileMode(Path.GetDirectoryName(lake.Root)!, Everyone);
        File.SetUnixFileMode(lake.Full(path), mode);
        try
        {
            return await RunAsync(lake.Root);
        }
        finally
        {
            File.SetUnixFileMode(lake.Full(path), Everyone | UnixFileMode.UserWrite);
            File.SetUnixFileMode(Path.GetDirectoryName(lake.Root)!, Everyone | UnixFileMode.UserWrite);
        }
    }

    private static Task<IReadOnlyList<string>> RunAsync(string root) => Environment.UserName == "root"
        ? ChildCrawl.RunAsync(root, [], "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        : ChildCrawl.RunAsync(root, []);
}
