using MetadataIngestion.Sinks.File;
using static MetadataIngestion.Sinks.Tests.Entries;

namespace MetadataIngestion.Sinks.Tests.File;

public sealed class FileSinkRotationTests
{
    // A line of these entries is 295 bytes long, a record of DataHub's file 425.
    [Theory]
    [InlineData("out.ndjson", 2 * 295)]
    [InlineData("out.json", (2 * 425) + 6)]
    public async Task WriteAsync_FileIsFull_IsSetAsideUnderItsLastOffset(string name, long maxBytes)
    {
        using var folder = new TestFolder();
        var extension = Path.GetExtension(name);

        await WriteAsync(folder, name, maxBytes, 1, 5);

        Assert.Equal(["out.000000000002" + extension, "out.000000000004" + extension, name], folder.Names);
        Assert.Equal([1, 2], folder.OffsetsOf("out.000000000002" + extension));
        Assert.Equal([3, 4], folder.OffsetsOf("out.000000000004" + extension));
        Assert.Equal([5], folder.OffsetsOf(name));
        Assert.Equal(maxBytes, folder.Read("out.000000000002" + extension).Length);
    }

    [Fact]
    public async Task WriteAsync_NameWithoutExtension_IsRotatedToo()
    {
        using var folder = new TestFolder();

        await WriteAsync(folder, "out", 590, 1, 3);

        Assert.Equal(["out", "out.000000000002"], folder.Names);
        Assert.Equal([3], folder.OffsetsOf("out"));
    }

    [Fact]
    public async Task WriteAsync_DividedIntoOtherBatches_LeavesTheSameFiles()
    {
        using var one = new TestFolder();
        using var many = new TestFolder();
        await WriteAsync(one, "out.ndjson", 1000, 1, 9);
        for (var offset = 1; offset <= 9; offset++)
            await WriteAsync(many, "out.ndjson", 1000, offset, offset);

        Assert.Equal(one.Names, many.Names);
        Assert.All(one.Names, name => Assert.Equal(one.Read(name), many.Read(name)));
    }

    [Fact]
    public async Task WriteAsync_EntryLargerThanAFile_HasAFileOfItsOwn()
    {
        using var folder = new TestFolder();

        await WriteAsync(folder, "out.ndjson", 1, 1, 3);

        Assert.Equal(["out.000000000001.ndjson", "out.000000000002.ndjson", "out.ndjson"], folder.Names);
    }

    [Fact]
    public async Task WriteAsync_DiedBetweenSettingAsideAndTheNextFile_ContinuesAfterTheFullOne()
    {
        using var folder = new TestFolder();
        await WriteAsync(folder, "out.ndjson", 590, 1, 2);
        System.IO.File.Move(folder.PathOf("out.ndjson"), folder.PathOf("out.000000000002.ndjson"));

        await WriteAsync(folder, "out.ndjson", 590, 1, 4);

        Assert.Equal([1, 2], folder.OffsetsOf("out.000000000002.ndjson"));
        Assert.Equal([3, 4], folder.OffsetsOf("out.ndjson"));
    }

    [Fact]
    public async Task WriteAsync_NameIsTaken_OverwritesNothing()
    {
        using var folder = new TestFolder();
        await WriteAsync(folder, "out.ndjson", 590, 1, 2);
        folder.Write("out.000000000002.ndjson", "precious");

        var error = await Assert.ThrowsAsync<SinkException>(() => WriteAsync(folder, "out.ndjson", 590, 3, 4));

        Assert.Contains("out.000000000002.ndjson", error.Message, StringComparison.Ordinal);
        Assert.Equal("precious", folder.Read("out.000000000002.ndjson"));
        Assert.Equal([1, 2], folder.OffsetsOf("out.ndjson"));
    }

    [Fact]
    public async Task WriteAsync_OtherFilesOfSimilarName_AreNotTakenForSetAsideOnes()
    {
        using var folder = new TestFolder();
        folder.Write("out.000000000009.backup.ndjson", "x");
        folder.Write("out.9.ndjson", "x");
        folder.Write("out.00000000000x.ndjson", "x");

        await WriteAsync(folder, "out.ndjson", 590, 1, 2);

        Assert.Equal([1, 2], folder.OffsetsOf("out.ndjson"));
    }

    private static async Task WriteAsync(TestFolder folder, string name, long maxBytes, long first, long last)
    {
        await using var sink = new FileSink(new FileSinkOptions
        {
            Path = folder.PathOf(name),
            Format = Path.GetExtension(name) == ".json" ? FileSinkFormat.DataHub : FileSinkFormat.Ndjson,
            MaxBytes = maxBytes,
        });
        await sink.WriteAsync(Range(first, last), CancellationToken.None);
    }
}
