using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Connectors.FileLake.Parquet.Pages;

namespace Connectors.FileLake.Tests.Parquet;

public sealed class ParquetRecordsTests
{
    private static readonly string[] AllColumns = ["id", "name", "flag", "small", "tree", "people"];

    private static readonly string[] Codecs = ["uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4_raw"];

    public static TheoryData<string> SmallFiles() => [.. Codecs.Select(codec => codec + "-V1"), .. Codecs.Select(codec => codec + "-V2")];

    [Theory]
    [MemberData(nameof(SmallFiles))]
    public async Task ReadAsync_NestedRowsOfEveryCodec_AreReadValueForValue(string name) =>
        Assert.Equal(
            [
                """{"id":1,"name":"Anna","flag":true,"small":-5,"people":[{"name":"Bo","tags":["x",null]},{"tags":[]}]}""",
                """{"id":2,"flag":false,"tree":{},"people":[]}""",
                """{"id":-9223372036854775808,"name":"Zo\u00EB","small":7,"tree":{"a":null}}""",
                """{"id":9223372036854775807,"name":"","flag":true,"small":7,"tree":{"a":[]},"people":[null]}""",
                """{"id":5,"name":"Anna","flag":true,"small":7,"tree":{"a":[null],"b":[[],[1]]},"people":[{"name":"Cy"}]}""",
                """{"id":6,"name":"Annabel","flag":true,"small":7,"tree":{"a":[[1,null],null,[2]]},"people":[{"name":"Di","tags":["y"]}]}""",
            ],
            await RowsAsync(Fixture.Read($"Pages/{name}.parquet"), AllColumns));

    [Theory]
    [InlineData("many-V1")]
    [InlineData("many-V2")]
    [InlineData("many-clickhouse")]
    public async Task ReadAsync_ManyPagesAndRowGroups_AreReadValueForValue(string name)
    {
        var rows = await RowsAsync(Fixture.Read($"Pages/{name}.parquet"), ["id", "mixed", "digest", "name", "flag", "list"]);
        Assert.Equal(Enumerable.Range(0, 3000).Select(ManyRow), rows);
    }

    [Fact]
    public async Task ReadAsync_EncodingsByDifference_AreReadValueForValue()
    {
        var rows = await RowsAsync(Fixture.Read("Pages/many-arrow.parquet"), ["id", "mixed", "small", "prefixed", "lengths"]);
        Assert.Equal(
            Enumerable.Range(0, 3000).Select(i =>
                $$"""{"id":{{i}},"mixed":{{i * 7919L % 1000003}},"small":{{(i % 2 == 0 ? i : -i)}},"prefixed":"warehouse/orders/part-{{i:00000}}.parquet","lengths":"{{new string('x', i % 5)}}"}"""),
            rows);
    }

    [Fact]
    public async Task ReadAsync_SomeColumns_LeavesTheOthersOut() =>
        Assert.Equal(
            ["""{"people":[{"tags":["x",null]},{"tags":[]}]}""", """{"people":[]}""", "{}", """{"people":[null]}""", """{"people":[{}]}""", """{"people":[{"tags":["y"]}]}"""],
            await RowsAsync(Fixture.Read("Pages/snappy-V1.parquet"), ["people.list.element.tags", "not.there"]));

    [Fact]
    public async Task ReadAsync_NoColumnOfThatName_ReadsNoRows() =>
        Assert.Empty(await RowsAsync(Fixture.Read("Pages/snappy-V1.parquet"), ["other"]));

    [Fact]
    public async Task ReadAsync_SmallFile_IsReadInOneRequest()
    {
        var file = new MemoryFile(Fixture.Read("Pages/many-V2.parquet"));
        await foreach (var _ in ParquetRecords.ReadAsync(file, AllColumns, CancellationToken.None))
        {
        }

        Assert.Equal(1, file.Reads);
    }

    [Theory]
    [InlineData("types.parquet")]
    [InlineData("types-v2.parquet")]
    public async Task ReadAsync_NumbersAndTimes_AreWrittenAsPeopleWriteThem(string name) => Assert.Equal(
        [
            """{"i8":-128,"i16":-32768,"i32":-5,"u8":0,"u16":0,"u32":0,"u64":0,"dec9":-12.34,"dec18":1.5000,"dec38":12345678901234567890.5000000000,"f32":-1.5,"f64":-2.5,"flag":true,"bin":"ab","d":"1969-12-31","t":"00:00:01","ts":"2024-01-31T12:30:00.5","ts_ms":"2024-01-31T12:30:00.25","ts_ns":"2024-01-31T12:30:00.1234567","tsz":"2024-01-31T12:30:00Z","uid":null}""",
            """{"i8":127,"i16":32767,"i32":7,"u8":255,"u16":65535,"u32":4294967295,"u64":18446744073709551615,"dec9":99.99,"f32":1.5,"f64":3.25,"flag":false,"bin":"cd","d":"2024-02-29","t":"23:59:59.999999","ts":"2024-02-01T00:00:00","tsz":"2024-02-01T00:00:00Z"}""",
        ],
        await RowsAsync(
            Fixture.Read(name),
            ["i8", "i16", "i32", "u8", "u16", "u32", "u64", "dec9", "dec18", "dec38", "f32", "f64", "flag", "bin", "d", "t", "ts", "ts_ms", "ts_ns", "tsz", "uid"]));

    [Fact]
    public async Task ReadAsync_TimesOfOldForm_AreInstants() => Assert.Equal(
        ["""{"old":"2024-01-31T12:30:00.123456Z"}""", """{"old":"1969-12-31T00:00:00Z"}""", """{"old":null}"""],
        await RowsAsync(OldTimes((2460341, 45_000_123_456_789), (2440587, 0), (int.MaxValue, 0)), ["old"]));

    internal static async Task<List<string>> RowsAsync(byte[] file, IReadOnlyList<string> columns)
    {
        List<string> rows = [];
        await foreach (var row in ParquetRecords.ReadAsync(new MemoryFile(file), columns, CancellationToken.None))
        {
            rows.Add(Encoding.UTF8.GetString(row.Span));
        }

        return rows;
    }

    /// <summary>A file of one column with times as nanoseconds of a Julian day, as no engine at hand writes them any more.</summary>
    private static byte[] OldTimes(params (int Day, long Nanoseconds)[] times)
    {
        byte[] values = [.. times.SelectMany(time => (byte[])[.. BitConverter.GetBytes(time.Nanoseconds), .. BitConverter.GetBytes(time.Day)])];
        byte[] page =
        [
            .. ThriftWriter.Build(header => header.Integer(1, 0).Integer(2, values.Length).Integer(3, values.Length)
                .Struct(5, data => data.Integer(1, times.Length).Integer(2, 0).Integer(3, 3).Integer(4, 3))),
            .. values,
        ];
        var footer = Footers.Footer([Footers.Group("root", 1), Footers.Leaf("old", Footers.I96, Footers.Required)], times.Length, group => group
            .List(1, chunk => chunk.Struct(3, metadata => metadata.Integer(1, Footers.I96).Integer(4, 0).Integer(5, times.Length).Integer(6, page.Length).Integer(7, page.Length).Integer(9, 4)))
            .Integer(2, page.Length).Integer(3, times.Length));
        var file = Footers.File(footer);
        return [.. file[..4], .. page, .. file[4..]];
    }

    private static string ManyRow(int i)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{i}")))[..32];
        var flag = i % 3 == 0 ? "" : $"\"flag\":{JsonSerializer.Serialize(i % 2 == 0)},";
        return $$"""{"id":{{i}},"mixed":{{i * 7919L % 1000003}},"digest":"{{digest}}","name":"name {{i % 10}}",{{flag}}"list":[{{string.Join(',', Enumerable.Range(0, i % 4))}}]}""";
    }
}
