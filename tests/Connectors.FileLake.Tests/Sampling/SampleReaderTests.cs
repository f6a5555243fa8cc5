using System.Text;
using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake.Compression;
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
        var sample = await ReadAsync(new byte[size], Codec.None);
        Assert.True(sample.IsComplete);
        Assert.Equal(size, sample.Bytes.Length);
    }

    [Fact]
    public async Task ReadAsync_FileBeyondTheLimit_IsCut()
    {
        var sample = await ReadAsync(new byte[4097], Codec.None);
        Assert.False(sample.IsComplete);
        Assert.Equal(4096, sample.Bytes.Length);
    }

    [Fact]
    public async Task ReadAsync_GzipNotNamedSo_IsUnpackedWithAFinding()
    {
        var sample = await ReadAsync(TempLake.Gzip("id,name\n"u8), Codec.None);
        Assert.Equal("id,name\n", Encoding.UTF8.GetString(sample.Bytes.Span));
        Assert.True(sample.IsComplete);
        Assert.Equal("is compressed with gzip, which its name does not say", sample.Findings.Single().Message);
    }

    [Theory]
    [InlineData("users.csv.zst", "id,name\n1,Anna\n")]
    [InlineData("frames.csv.zst", "id,name\n1,Anna\n2,Bo\n")]
    public async Task ReadAsync_Zstandard_IsUnpacked(string name, string expected)
    {
        var sample = await ReadAsync(Fixture.Read($"Zstandard/{name}"), Codec.Zstandard);
        Assert.Equal(expected, Encoding.UTF8.GetString(sample.Bytes.Span));
        Assert.True(sample.IsComplete);
        Assert.Empty(sample.Findings);
    }

    [Fact]
    public async Task ReadAsync_ZstandardCutAnywhere_IsIncompleteWithAFindingOrAnError()
    {
        var packed = Fixture.Read("Zstandard/words.zst");
        for (var length = Zstandard.Magic.Length; length < packed.Length; length++)
        {
            try
            {
                var sample = await ReadAsync(packed[..length], Codec.Zstandard);
                Assert.False(sample.IsComplete);
                Assert.Equal("holds Zstandard data that is damaged or cut off; only what precedes the damage was read", sample.Findings.Single().Message);
            }
            catch (SampleException exception)
            {
                Assert.Equal("is not valid Zstandard", exception.Message);
            }
        }
    }

    [Fact]
    public async Task ReadAsync_ZstandardBomb_IsCutAtTheLimit()
    {
        var sample = await ReadAsync(Fixture.Read("Zstandard/zeros.zst"), Codec.Zstandard);
        Assert.False(sample.IsComplete);
        Assert.Equal(MaxBytes, sample.Bytes.Length);
    }

    [Fact]
    public void ReadAsync_MutatedZstandard_EndsInASampleOrAnError()
    {
        var packed = Fixture.Read("Zstandard/words.zst");
        Prop.ForAll<(int Place, byte Value)[]>(changes =>
        {
            var mutated = (byte[])packed.Clone();
            foreach (var (place, value) in changes)
            {
                mutated[(int)((uint)place % mutated.Length)] = value;
            }

            try
            {
                return ReadAsync(mutated, Codec.Zstandard).GetAwaiter().GetResult().Bytes.Length <= MaxBytes;
            }
            catch (SampleException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public async Task ReadAsync_PlainFileNamedGzip_IsReadWithAFinding()
    {
        var sample = await ReadAsync("id,name\n"u8.ToArray(), Codec.Gzip);
        Assert.Equal("id,name\n", Encoding.UTF8.GetString(sample.Bytes.Span));
        Assert.Equal("is named as gzip but is not compressed", sample.Findings.Single().Message);
    }

    [Fact]
    public async Task ReadAsync_SeveralGzipMembers_AreOneFile()
    {
        var sample = await ReadAsync([.. TempLake.Gzip("one\n"u8), .. TempLake.Gzip("two\n"u8)], Codec.Gzip);
        Assert.Equal("one\ntwo\n", Encoding.UTF8.GetString(sample.Bytes.Span));
        Assert.True(sample.IsComplete);
    }

    [Fact]
    public async Task ReadAsync_GzipCutOff_IsIncompleteWithAFinding()
    {
        var random = new byte[3000];
        new Random(7).NextBytes(random);
        var packed = TempLake.Gzip(random);
        var sample = await ReadAsync(packed[..(packed.Length / 2)], Codec.Gzip);
        Assert.False(sample.IsComplete);
        Assert.StartsWith("holds gzip data that is damaged or cut off", sample.Findings.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_GzipBomb_IsCutAtTheLimit()
    {
        var sample = await ReadAsync(TempLake.Gzip(new byte[64 * 1024 * 1024]), Codec.Gzip);
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
        var sample = await new SampleReader(MaxBytes).ReadAsync(stream, Codec.Gzip, CancellationToken.None);
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
            var sample = await new SampleReader(MaxBytes).ReadAsync(stream, Codec.None, CancellationToken.None);
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
                return ReadAsync(mutated, Codec.Gzip).GetAwaiter().GetResult().Bytes.Length <= MaxBytes;
            }
            catch (SampleException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();
    }

    private static Task<FileSample> ReadAsync(byte[] bytes, Codec named) =>
        new SampleReader(MaxBytes).ReadAsync(new MemoryStream(bytes), named, CancellationToken.None).AsTask();

    private sealed class PiecemealStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
