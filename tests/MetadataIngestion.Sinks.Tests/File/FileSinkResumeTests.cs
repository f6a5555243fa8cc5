using MetadataIngestion.Sinks.File;
using static MetadataIngestion.Sinks.Tests.Entries;

namespace MetadataIngestion.Sinks.Tests.File;

public sealed class FileSinkResumeTests
{
    public static TheoryData<string> Names => ["out.ndjson", "out.json"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WriteAsync_BatchComesAgain_DoublesNothing(string name)
    {
        using var folder = new TestFolder();

        await WriteAsync(folder, name, 1, 4);
        await WriteAsync(folder, name, 3, 6);
        await WriteAsync(folder, name, 1, 6);

        Assert.Equal([1, 2, 3, 4, 5, 6], folder.OffsetsOf(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WriteAsync_CutOffAtAnyByteOfTheLastBatch_ContinuesAsIfNothingHadHappened(string name)
    {
        using var folder = new TestFolder();
        await WriteAsync(folder, name, 1, 2);
        var before = folder.Read(name);
        await WriteAsync(folder, name, 3, 4);
        var whole = folder.Read(name);

        for (var length = before.Length - 2; length < whole.Length; length++)
        {
            folder.Write(name, whole[..length] + before[Math.Min(length, before.Length)..]);
            await WriteAsync(folder, name, 3, 4);

            Assert.Equal(whole, folder.Read(name));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WriteAsync_CutOffAtAnyByteOfTheFirstBatch_ContinuesAsIfNothingHadHappened(string name)
    {
        using var folder = new TestFolder();
        await WriteAsync(folder, name, 1, 2);
        var whole = folder.Read(name);

        for (var length = 0; length < whole.Length; length++)
        {
            folder.Write(name, whole[..length]);
            await WriteAsync(folder, name, 1, 2);

            Assert.Equal(whole, folder.Read(name));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WriteAsync_CrashLeftZeros_CutsThemOff(string name)
    {
        using var folder = new TestFolder();
        await WriteAsync(folder, name, 1, 3);
        var whole = folder.Read(name);
        folder.Write(name, whole[..^40] + new string('\0', 40));

        await WriteAsync(folder, name, 1, 3);

        Assert.Equal(whole, folder.Read(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WriteAsync_LastRecordIsLargerThanAnyBuffer_IsFoundAgain(string name)
    {
        using var folder = new TestFolder();
        var large = Entry(2, aspect: $$"""{"rawSchema":"{{new string('x', 3_000_000)}}"}""");
        await using (var sink = new FileSink(Options(folder, name)))
        {
            await sink.WriteAsync([Entry(1), large], CancellationToken.None);
        }

        await using var again = new FileSink(Options(folder, name));
        await again.WriteAsync([large, Entry(3)], CancellationToken.None);

        Assert.Equal([1, 2, 3], folder.OffsetsOf(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WriteAsync_ReplayFromTheBeginning_FindsEverythingThere(string name)
    {
        using var folder = new TestFolder();
        await WriteAsync(folder, name, 1, 9, maxBytes: 1500);
        var files = folder.Names.ToList();

        await WriteAsync(folder, name, 1, 2, maxBytes: 1500);
        await WriteAsync(folder, name, 5, 6, maxBytes: 1500);
        await WriteAsync(folder, name, 8, 8, maxBytes: 1500);

        Assert.True(files.Count > 1);
        Assert.Equal(files, folder.Names);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], files.SelectMany(folder.OffsetsOf));
    }

    [Theory]
    [InlineData("out.ndjson", 5)]
    [InlineData("out.ndjson", 2)]
    [InlineData("out.ndjson", 8)]
    [InlineData("out.json", 2)]
    public async Task WriteAsync_FileStemsFromAnotherLog_IsRefusedAndLeftAlone(string name, long last)
    {
        using var folder = new TestFolder();
        await WriteAsync(folder, name, 1, 5);
        var before = folder.Read(name);

        await using var sink = new FileSink(Options(folder, name));
        var error = await Assert.ThrowsAsync<SinkException>(
            async () => await sink.WriteAsync(Range(1, last, run: "run-of-another-log"), CancellationToken.None));

        Assert.Contains("written from another log", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read(name));
    }

    [Fact]
    public async Task WriteAsync_Cancelled_LeavesTheFileAsItWas()
    {
        using var folder = new TestFolder();
        await WriteAsync(folder, "out.json", 1, 2);
        var before = folder.Read("out.json");
        await using var sink = new FileSink(Options(folder, "out.json"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await sink.WriteAsync(Range(3, 4), new CancellationToken(canceled: true)));

        Assert.Equal(before, folder.Read("out.json"));
    }

    private static FileSinkOptions Options(TestFolder folder, string name) => new()
    {
        Path = folder.PathOf(name),
        Format = Path.GetExtension(name) == ".json" ? FileSinkFormat.DataHub : FileSinkFormat.Ndjson,
    };

    private static async Task WriteAsync(TestFolder folder, string name, long first, long last, long maxBytes = long.MaxValue)
    {
        await using var sink = new FileSink(Options(folder, name) with { MaxBytes = maxBytes });
        await sink.WriteAsync(Range(first, last), CancellationToken.None);
    }
}
