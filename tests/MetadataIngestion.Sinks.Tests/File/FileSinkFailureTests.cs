using MetadataIngestion.Sinks.File;
using static MetadataIngestion.Sinks.Tests.Entries;

namespace MetadataIngestion.Sinks.Tests.File;

public sealed class FileSinkFailureTests
{
    [Fact]
    public async Task WriteAsync_FolderIsMissing_IsCreated()
    {
        using var folder = new TestFolder();

        await WriteAsync(folder.PathOf("a/b/out.ndjson"));

        Assert.Equal([1], folder.OffsetsOf("a/b/out.ndjson"));
    }

    [Theory]
    [InlineData("some,csv,file\n1,2,3\n", FileSinkFormat.Ndjson)]
    [InlineData("{\"something\":\"else\"}\n", FileSinkFormat.Ndjson)]
    [InlineData("{\"offset\":\"x\"}\n", FileSinkFormat.Ndjson)]
    [InlineData("{\"offset\":1}\n", FileSinkFormat.Ndjson)]
    [InlineData("[\n{\n    \"entityType\": \"dataset\"\n}\n]", FileSinkFormat.Ndjson)]
    [InlineData("[\n{\n    \"entityType\": \"dataset\"\n}\n]", FileSinkFormat.DataHub)]
    [InlineData("{\"offset\":1}\n", FileSinkFormat.DataHub)]
    [InlineData("[]", FileSinkFormat.DataHub)]
    public async Task WriteAsync_FileHoldsSomethingElse_IsRefusedAndLeftAlone(string text, FileSinkFormat format)
    {
        using var folder = new TestFolder();
        folder.Write("out", text);

        var error = await Assert.ThrowsAsync<SinkException>(() => WriteAsync(folder.PathOf("out"), format));

        Assert.StartsWith($"The file {folder.PathOf("out")} cannot be written: it holds something else", error.Message, StringComparison.Ordinal);
        Assert.Equal(text, folder.Read("out"));
    }

    [Fact]
    public async Task WriteAsync_PathIsAFolder_SaysSo()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.PathOf("out"));

        var error = await Assert.ThrowsAsync<SinkException>(() => WriteAsync(folder.PathOf("out")));

        Assert.Equal($"The file {folder.PathOf("out")} cannot be written: it is a folder. Give the sink the path of a file.", error.Message);
    }

    [Fact]
    public async Task WriteAsync_FolderIsAFile_NamesIt()
    {
        using var folder = new TestFolder();
        folder.Write("file", "x");

        var error = await Assert.ThrowsAsync<SinkException>(() => WriteAsync(folder.PathOf("file/out.ndjson")));

        Assert.Contains(folder.PathOf("file"), error.Message, StringComparison.Ordinal);
        Assert.Contains("give the sink another Path", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_AnotherProcessHasTheFile_SaysSo()
    {
        using var folder = new TestFolder();
        await WriteAsync(folder.PathOf("out.ndjson"));
        await using var other = new FileStream(folder.PathOf("out.ndjson"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var error = await Assert.ThrowsAsync<SinkException>(() => WriteAsync(folder.PathOf("out.ndjson")));

        Assert.Contains("another process has it open", error.Message, StringComparison.Ordinal);
    }

    [SmallDiskTheory]
    [InlineData("out.ndjson", FileSinkFormat.Ndjson)]
    [InlineData("out.json", FileSinkFormat.DataHub)]
    public async Task WriteAsync_DiskIsFull_KeepsWhatWasDeliveredAndContinuesLater(string name, FileSinkFormat format)
    {
        using var disk = new SmallDisk(kilobytes: 1024);
        var path = Path.Combine(disk.Folder, name);
        await using var sink = new FileSink(new FileSinkOptions { Path = path, Format = format });
        await sink.WriteAsync(Range(1, 100), CancellationToken.None);
        var before = await System.IO.File.ReadAllTextAsync(path);

        var error = await Assert.ThrowsAsync<SinkException>(async () => await sink.WriteAsync(Range(101, 10_000), CancellationToken.None));

        Assert.Contains("the disk or the quota is full", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllTextAsync(path));

        await sink.WriteAsync(Range(101, 200), CancellationToken.None);
        Assert.StartsWith(before.TrimEnd('\n', ']'), await System.IO.File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    [SmallDiskTheory]
    [InlineData("out.ndjson")]
    public async Task WriteAsync_DiskIsReadOnly_SaysSo(string name)
    {
        using var disk = new SmallDisk(kilobytes: 64, readOnly: true);

        var error = await Assert.ThrowsAsync<SinkException>(() => WriteAsync(Path.Combine(disk.Folder, name)));

        Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(string path, FileSinkFormat format = FileSinkFormat.Ndjson)
    {
        await using var sink = new FileSink(new FileSinkOptions { Path = path, Format = format });
        await sink.WriteAsync([Entry(1)], CancellationToken.None);
    }
}
