using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Sessions;

public sealed class CopyRowTests
{
    [Fact]
    public void Row_FieldsOfEveryKind_AreReadInOrder()
    {
        var row = new CopyRow([0, 6, 0, 0, 0, 4, 0, 0, 64, 0, 0, 0, 0, 2, 255, 255, 0, 0, 0, 4, 255, 255, 255, 255, 0, 0, 0, 1, 1, 0, 0, 0, 1, 97, 0, 0, 0, 2, 195, 188]);

        Assert.Equal(16384u, row.Oid());
        Assert.Equal(-1, row.Int16());
        Assert.Equal(-1, row.Int32());
        Assert.True(row.Boolean());
        Assert.Equal('a', row.Char());
        Assert.Equal("ü", Encoding.UTF8.GetString(row.Utf8()));
    }

    [Fact]
    public void OptionalTexts_Null_IsNull() => Assert.Null(new CopyRow([0, 1, 255, 255, 255, 255]).OptionalTexts(new TextDecoder()));

    [Fact]
    public void OptionalTexts_AnyTexts_ComeBackFromTheirBinaryForm() => Prop.ForAll<NonNull<string>[]>(texts =>
    {
        var expected = texts.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get))).ToArray();
        return new CopyRow(RowOf(expected)).OptionalTexts(new TextDecoder())!.SequenceEqual(expected);
    }).QuickCheckThrowOnFailure();

    private static byte[] RowOf(string[] texts)
    {
        var array = new List<byte>();
        foreach (var number in texts.Length == 0 ? [0, 0, 25] : (int[])[1, 0, 25, texts.Length, 1])
            array.AddRange(BigEndian(number));
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            array.AddRange(BigEndian(bytes.Length));
            array.AddRange(bytes);
        }

        return [0, 1, .. BigEndian(array.Count), .. array];
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
