using System.Text;
using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests.Compression;

public sealed class DecompressorTests
{
    private const string Literal = "A literal of sixty-one bytes, which needs one byte more of len";

    public static TheoryData<string> Codecs() => ["None", "Snappy", "Gzip", "Deflate", "Lz4", "HadoopLz4", "Zstandard", "Brotli"];

    [Fact]
    public void Snappy_EveryKindOfElement_IsUnpacked()
    {
        // A literal whose length needs a byte of its own, a run, and copies with offsets of one, two and four bytes.
        byte[] packed =
        [
            82, 60 << 2, 60, .. Encoding.ASCII.GetBytes(Literal[..61]),
            (7 << 2) | 1, 1,
            (2 << 2) | 2, 61 + 11 - 2, 0,
            (6 << 2) | 3, 75, 0, 0, 0,
        ];
        Assert.Equal(Literal[..61] + new string('e', 11) + "lit" + "A liter", Text(Codec.Snappy, packed, 82));
        for (var length = 0; length < packed.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Text(Codec.Snappy, packed[..length], 82));
        }
    }

    [Theory]
    [InlineData(new byte[] { 4, 0, 65, 1, 2 }, "refers to bytes before")]
    [InlineData(new byte[] { 5, 0, 65, 1, 0 }, "refers to bytes before")]
    [InlineData(new byte[] { 2, 0, 65, 1, 1 }, "unpacks to more than it claims")]
    [InlineData(new byte[] { 255, 255, 255, 255, 15, 0, 65 }, "longer than it may be")]
    [InlineData(new byte[] { 2, 0, 65 }, "shorter than it claims")]
    public void Snappy_Damaged_IsAnError(byte[] packed, string error) =>
        Assert.Contains(error, Assert.Throws<InvalidDataException>(() => Text(Codec.Snappy, packed, 100)).Message, StringComparison.Ordinal);

    [Fact]
    public void Lz4_LiteralsAndOverlappingMatch_AreUnpacked() =>
        Assert.Equal("abcabcabcabcabcabcabcabcX", Text(Codec.Lz4, [0x3F, (byte)'a', (byte)'b', (byte)'c', 3, 0, 2, 0x10, (byte)'X'], 25));

    [Fact]
    public void Lz4_LongLiteral_IsUnpacked() =>
        Assert.Equal(new string('q', 285), Text(Codec.Lz4, [0xF0, 255, 15, .. Encoding.ASCII.GetBytes(new string('q', 285))], 285));

    [Fact]
    public void HadoopLz4_FramesOrBareBlock_AreUnpacked()
    {
        byte[] block = [0x20, (byte)'h', (byte)'i'];
        Assert.Equal("hihi", Text(Codec.HadoopLz4, [0, 0, 0, 2, 0, 0, 0, 3, .. block, 0, 0, 0, 2, 0, 0, 0, 3, .. block], 4));
        Assert.Equal("hi", Text(Codec.HadoopLz4, block, 2));
    }

    [Fact]
    public void Gzip_CutOff_IsShorterThanItsData()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 1000))));
        }

        var buffer = new byte[3889];
        Assert.Equal(3889, Decompressor.Unpack(Codec.Gzip, packed.ToArray(), buffer));
        Assert.Throws<InvalidDataException>(() => Decompressor.Unpack(Codec.Gzip, packed.ToArray(), new byte[3888]));
    }

    [Fact]
    public void Zstandard_LibraryOfTheSystem_IsThere() => Assert.True(Zstandard.IsAvailable);

    [Fact]
    public void Lzo_IsAnErrorThatNamesIt()
    {
        var error = Assert.Throws<SampleException>(() => Decompressor.Unpack(Codec.Lzo, new byte[3], new byte[3]));
        Assert.Equal("is compressed with Lzo, which is not supported", error.Message);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Unpack_AnyBytes_EndsWithinTheBufferOrInAnError(string codec) =>
        Prop.ForAll<byte[], byte>((bytes, room) =>
        {
            try
            {
                return Decompressor.Unpack(Enum.Parse<Codec>(codec), bytes, new byte[room]) <= room;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [MemberData(nameof(Packed))]
    public void Unpack_SeveralBytesChanged_EndsWithinTheBufferOrInAnError(string codec, byte[] packed, int room)
    {
        Assert.InRange(Decompressor.Unpack(Enum.Parse<Codec>(codec), packed, new byte[room]), 1, room);
        Prop.ForAll<(int Place, byte Value)[], byte>((changes, cut) =>
        {
            var mutated = cut % 4 == 0 ? packed[..(packed.Length * cut / 256)] : (byte[])packed.Clone();
            foreach (var (place, value) in mutated.Length == 0 ? [] : changes)
            {
                mutated[(int)((uint)place % mutated.Length)] = value;
            }

            try
            {
                return Decompressor.Unpack(Enum.Parse<Codec>(codec), mutated, new byte[room]) <= room;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    public static TheoryData<string, byte[], int> Packed()
    {
        var words = Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 300)));
        byte[] lz4 = [0x3F, (byte)'a', (byte)'b', (byte)'c', 3, 0, 2, 0x10, (byte)'X'];
        return new()
        {
            { "Snappy", [82, 60 << 2, 60, .. Encoding.ASCII.GetBytes(Literal[..61]), (7 << 2) | 1, 1, (2 << 2) | 2, 61 + 11 - 2, 0, (6 << 2) | 3, 75, 0, 0, 0], 82 },
            { "Lz4", lz4, 25 },
            { "HadoopLz4", [0, 0, 0, 25, 0, 0, 0, 9, .. lz4, 0, 0, 0, 25, 0, 0, 0, 9, .. lz4], 50 },
            { "Gzip", TempLake.Gzip(words), words.Length },
            { "Brotli", Brotli(words), words.Length },
            { "Zstandard", Fixture.Read("Zstandard/words.zst"), 4096 },
        };
    }

    private static byte[] Brotli(byte[] bytes)
    {
        var packed = new byte[System.IO.Compression.BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return System.IO.Compression.BrotliEncoder.TryCompress(bytes, packed, out var length) ? packed[..length] : throw new InvalidOperationException("It does not fit.");
    }

    private static string Text(Codec codec, byte[] packed, int size)
    {
        var buffer = new byte[size];
        return Encoding.ASCII.GetString(buffer, 0, Decompressor.Unpack(codec, packed, buffer));
    }
}
