using System.Text;
using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests.Sampling;

public sealed class SampleReaderTests
{
    private const int MaxBytes = 4096;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    public async Task ReadAsync_FileWithinTheLimit_IsComplete(int size)
    {
        var sample = await ReadAsync(new byte[size], isNamedGzip: false);
        Assert.True(sample.IsComplete);
        Assert.Equal(size, sample.Bytes.Length);
    }

    [Fact]
    public async Task ReadAsync_FileBeyondTheLimit_IsCut()
    {
        var sample = await ReadAsync(new byte[4097], isNamedGzip: false);
        Assert.False(sample.IsComplete);
        Assert.Equal(4096, sample.Bytes.Length);
    }

    [Fact]
    public async Task ReadAsync_Gzip_IsUnpackedWhateverItsName()
    {
        var sample = await ReadAsync(TempLake.Gzip("id,name\n"u8), isNamedGzip: false);
        Assert.Equal("id,name\n", Encoding.UTF8.GetString(sample.Bytes.Span));
        Assert.True(sample.IsComplete);
        Assert.Empty(sample.Findings);
    }

    [Fact]
    public async Task ReadAsync_PlainFileNamedGzip_IsReadWithAFinding()
    {
        var sample = await ReadAsync("id,name\n"u8.ToArray(), isNamedGzip: true);
        Assert.Equal("id,name\n", Encoding.UTF8.GetString(sample.Bytes.Span));
        Assert.Equal("is named as gzip but is not compressed", sample.Findings.Single().Message);
    }

    [Fact]
    public async Task ReadAsync_SeveralGzipMembers_AreOneFile()
    {
        var sample = await ReadAsync([.. TempLake.Gzip("one\n"u8), .. TempLake.Gzip("two\n"u8)], isNamedGzip: true);
        Assert.Equal("one\ntwo\n", Encoding.UTF8.GetString(sample.Bytes.Span));
        Assert.True(sample.IsComplete);
    }

    [Fact]
    public async Task ReadAsync_GzipCutOff_IsIncompleteWithAFinding()
    {
        var random = new byte[3000];
        new Random(7).NextBytes(random);
        var packed = TempLake.Gzip(random);
        var sample = await ReadAsync(packed[..(packed.Length / 2)], isNamedGzip: true);
        Assert.False(sample.IsComplete);
        Assert.StartsWith("holds gzip data that is damaged or cut off", sample.Findings.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_GzipBomb_IsCutAtTheLimit()
    {
        var sample = await ReadAsync(TempLake.Gzip(new byte[64 * 1024 * 1024]), isNamedGzip: true);
        Assert.False(sample.IsComplete);
        Assert.Equal(MaxBytes, sample.Bytes.Length);
    }

    [Fact]
    public async Task ReadAsync_EndlessGzipOfNothing_ReadsABoundedAmount()
    {
        var empty = Convert.FromHexString("1F8B08000000000002FF03000000000000000000");
        var many = new byte[empty.Length * 10_000];
        for (var i = 0; i < 10_000; i++)
        {
            empty.CopyTo(many, i * empty.Length);
        }

        var stream = new MemoryStream(many);
        var sample = await new SampleReader(MaxBytes).ReadAsync(stream, isNamedGzip: true, CancellationToken.None);
        Assert.False(sample.IsComplete);
        Assert.InRange(stream.Position, 0, 3 * MaxBytes);
    }

    [Fact]
    public async Task ReadAsync_StreamInSmallPieces_YieldsTheSameBytes()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i},x\n")));
        for (var piece = 1; piece < 20; piece++)
        {
            using var stream = new PiecemealStream(bytes, piece);
            var sample = await new SampleReader(MaxBytes).ReadAsync(stream, isNamedGzip: false, CancellationToken.None);
            Assert.True(sample.Bytes.Span.SequenceEqual(bytes.AsSpan(0, MaxBytes)));
        }
    }

    [Fact]
    public void ReadAsync_MutatedGzip_EndsInASampleOrAnError()
    {
        var packed = TempLake.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => $"{i},name {i}\n"))));
        Prop.ForAll<int, byte>((place, value) =>
        {
            var mutated = (byte[])packed.Clone();
            mutated[(int)((uint)place % mutated.Length)] = value;
            try
            {
                var read = ReadAsync(mutated, isNamedGzip: true);
                Assert.True(read.IsCompletedSuccessfully || read.Exception?.InnerException is InvalidDataException or null);
            }
            catch (InvalidDataException)
            {
            }
        }).QuickCheckThrowOnFailure();
    }

    private static Task<FileSample> ReadAsync(byte[] bytes, bool isNamedGzip) =>
        new SampleReader(MaxBytes).ReadAsync(new MemoryStream(bytes), isNamedGzip, CancellationToken.None).AsTask();

    private sealed class PiecemealStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
