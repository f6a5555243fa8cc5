using System.Text;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Delimited;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Json;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests;

/// <summary>Files of ten gigabytes without a line break cost no more than what is read of any text file.</summary>
public sealed class EndlessFileTests
{
    private const long Length = 10L * 1024 * 1024 * 1024;
    private const int MaxBytes = 256 * 1024;

    [Theory]
    [InlineData("[", """{"id":1,"name":"Anna"},""", false, "id: integer = Integer64", "name: string = String")]
    [InlineData("""{"id":1,"rows":[""", """{"x":1},""", false, "id: integer = Integer64", "rows: array<object> = Array<Record>", "rows.x: integer = Integer64")]
    [InlineData("""{"id":1,"text":" """, "endless ", false, "id: integer = Integer64")]
    [InlineData("""{"id":1,"text":" """, "endless ", true, "id: integer = Integer64")]
    [InlineData("", " ", false)]
    public async Task ReadAsync_JsonInOneLine_CostsTheSample(string begin, string repeated, bool isLines, params string[] fields)
    {
        var reader = new TextFormatReader(new SampleReader(MaxBytes), new JsonSampler(isLines, maxRecords: 1000));
        await ReadAsync(reader, begin, repeated);
        Assert.Equal(fields, reader.Fields());
    }

    [Theory]
    [InlineData("id,name", ",more")]
    [InlineData("id,\"", "never closed ")]
    [InlineData("", "word")]
    public async Task ReadAsync_DelimitedTextInOneLine_CostsTheSample(string begin, string repeated)
    {
        var reader = new TextFormatReader(new SampleReader(MaxBytes), new DelimitedSampler(prefersTab: false, HeaderMode.Auto, maxRecords: 1000));
        Assert.Equal("begins with a record that is longer than MaxBytes, so its columns are unknown", Assert.Single((await ReadAsync(reader, begin, repeated)).Findings).Message);
        Assert.Empty(reader.Fields());
    }

    private static async Task<FileFindings> ReadAsync(TextFormatReader reader, string begin, string repeated)
    {
        var file = new EndlessFile(Encoding.UTF8.GetBytes(begin), Encoding.UTF8.GetBytes(repeated), Length);
        var findings = await reader.ReadAsync(file, Codec.None, CancellationToken.None);
        Assert.Null(findings.Records);
        Assert.InRange(file.BytesRead, 1, MaxBytes + (2 * 64 * 1024));
        return findings;
    }
}
