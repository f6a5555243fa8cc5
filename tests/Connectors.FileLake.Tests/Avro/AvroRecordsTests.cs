using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests.Avro;

public sealed class AvroRecordsTests
{
    [Fact]
    public void Read_EveryKindOfValue_BecomesJson()
    {
        Assert.Equal(
            """{"id":1,"name":"Anna","balance":"\u0004\u00D2","born":10987,"seen":1706704200000000,"level":"GOLD","digest":"\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000","mixed":7,"scores":{"a":1.5},"home":{"street":"Main","zip":"01234"},"others":[],"friend":null}""",
            Assert.Single(Records(Fixture.Read("users.avro"))));
    }

    [Fact]
    public void Read_Primitives_BecomeAList() => Assert.Equal(["1", "2", "3"], Records(Fixture.Read("longs.avro")));

    [Fact]
    public void Read_BlockOfCountlessNulls_IsRefused()
    {
        // A block that claims 2^60 records of no bytes.
        byte[] file = [.. "Obj\u0001"u8, 2, 22, .. "avro.schema"u8, 12, .. "\"null\""u8, 0, .. new byte[16], .. Varint(1L << 60), 0, .. new byte[16]];
        Assert.Equal("is a damaged Avro file: its data holds more values than are read", Assert.Throws<SampleException>(() => Records(file)).Message);
    }

    [Theory]
    [InlineData("users.avro")]
    [InlineData("Iceberg/listed/metadata/snap-3055729675574597004-1.avro")]
    public void Read_SeveralBytesChanged_EndsInRecordsOrAnError(string name)
    {
        var file = Fixture.Read(name);
        Prop.ForAll<(int Place, byte Value)[]>(changes =>
        {
            var mutated = (byte[])file.Clone();
            foreach (var (place, value) in changes)
            {
                mutated[(int)((uint)place % file.Length)] = value;
            }

            try
            {
                return Records(mutated).Count >= 0;
            }
            catch (SampleException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static List<string> Records(byte[] file)
    {
        List<string> records = [];
        AvroRecords.Read(file, _ => record => records.Add(record.GetRawText()));
        return records;
    }

    private static byte[] Varint(long value)
    {
        List<byte> bytes = [];
        var left = (ulong)((value << 1) ^ (value >> 63));
        for (; left >= 0x80; left >>= 7)
        {
            bytes.Add((byte)(left | 0x80));
        }

        return [.. bytes, (byte)left];
    }
}
