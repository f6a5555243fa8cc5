using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Connectors.FileLake.Parquet.Pages;
using MetadataIngestion.Connectors.FileLake.Sampling;

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

    [Fact]
    public async Task ReadAsync_TypeThatIsNotRead_IsAnErrorThatSaysSo()
    {
        var error = await Assert.ThrowsAsync<SampleException>(() => RowsAsync(Fixture.Read("types.parquet"), ["f64"]));
        Assert.Equal("has damaged Parquet pages: values of the type Double are not read", error.Message);
    }

    internal static async Task<List<string>> RowsAsync(byte[] file, IReadOnlyList<string> columns)
    {
        List<string> rows = [];
        await foreach (var row in ParquetRecords.ReadAsync(new MemoryFile(file), columns, CancellationToken.None))
        {
            rows.Add(Encoding.UTF8.GetString(row.Span));
        }

        return rows;
    }

    private static string ManyRow(int i)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{i}")))[..32];
        var flag = i % 3 == 0 ? "" : $"\"flag\":{JsonSerializer.Serialize(i % 2 == 0)},";
        return $$"""{"id":{{i}},"mixed":{{i * 7919L % 1000003}},"digest":"{{digest}}","name":"name {{i % 10}}",{{flag}}"list":[{{string.Join(',', Enumerable.Range(0, i % 4))}}]}""";
    }
}
