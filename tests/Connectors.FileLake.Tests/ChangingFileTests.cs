using System.Text;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Description;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Memory;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Storage.Local;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.FileLake.Tests;

/// <summary>Files that change between being listed and being read.</summary>
public sealed class ChangingFileTests : IDisposable
{
    private readonly TempLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task Read_FileThatIsGone_SaysSoAndIsTriedAgain()
    {
        var memory = FileMemory.Read(default);
        var sample = await ReadAsync(Listed("gone.csv", "id\n1\n", file => File.Delete(file)), memory);
        Assert.Equal(0, sample.FilesRead);
        Assert.Equal("went away during the crawl", Assert.Single(sample.Findings).Finding.Message);
        Assert.False(memory.IsLasting);
    }

    [Fact]
    public async Task Read_FileThatHasGrown_IsReadAsItIsThen()
    {
        var sample = await ReadAsync(Listed("x.csv", "id\n1\n", file => File.AppendAllText(file, "2\n3\n")), FileMemory.None);
        Assert.Equal(3, sample.Records);
        Assert.Empty(sample.Findings);
    }

    [Fact]
    public async Task Read_FileThatHasShrunk_IsReadAsItIsThen()
    {
        var sample = await ReadAsync(Listed("x.csv", "id\n1\n2\n", file => File.WriteAllText(file, "id\n1\n")), FileMemory.None);
        Assert.Equal(1, sample.Records);
        Assert.Empty(sample.Findings);
    }

    private LakeFile Listed(string name, string text, Action<string> change)
    {
        _lake.Write(name, text);
        var entry = new StoreEntry(name, StoreEntryKind.File, Encoding.UTF8.GetByteCount(text), File.GetLastWriteTimeUtc(_lake.Full(name)));
        change(_lake.Full(name));
        return new LakeFile(_lake.Root, "lake", entry, FileKind.Parse(name)!.Value);
    }

    private static async Task<GroupSample> ReadAsync(LakeFile file, FileMemory memory)
    {
        var usage = new StoreUsage(long.MaxValue);
        await using var store = new MeteredStore(new LocalStore(), usage);
        var options = new FileLakeOptions();
        var sample = new GroupSample(FileFormat.Csv);
        var reader = new FormatReaders(options).Create(FileFormat.Csv, new SampleReader(options.MaxBytes));
        await new FileReader(store, usage, NullLogger.Instance).ReadAsync(file, reader, memory, sample, CancellationToken.None);
        return sample;
    }
}
