using System.Text;
using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Delimited;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests.Delimited;

public sealed class DelimitedSamplerTests
{
    [Theory]
    [InlineData("id,name\n1,Anna\n2,\n", "id: integer, name: string?")]
    [InlineData("id;price\n1;1,50\n2;2,75\n", "id: integer, price: string")]
    [InlineData("1,5;2,5\n3,5;4,5\n", "column_1: string, column_2: string")]
    [InlineData("id\tname\n1\ta,b\n2\tc,d\n", "id: integer, name: string")]
    [InlineData("id|when\n1|2024-01-01\n", "id: integer, when: date")]
    [InlineData("id,text\n1,\"a;b;c\"\n2,\"d;e;f\"\n", "id: integer, text: string")]
    [InlineData("amount\n\"1,234\"\n\"5,678\"\n", "amount: string")]
    [InlineData("name\nAnna\nBen\n", "name: string")]
    [InlineData("'a','b'\n'1','x,y'\n'2','z'\n", "a: integer, b: string")]
    [InlineData("a\u0001b\n1\u00012\n", "a: integer, b: integer")]
    [InlineData("\uFEFFid,name\n1,Anna\n", "id: integer, name: string")]
    [InlineData("# exported nightly\nid,name\n1,Anna\n", "id: integer, name: string")]
    [InlineData("#id,name\n1,Anna\n", "#id: integer, name: string")]
    [InlineData("id,name\n", "id: null, name: null")]
    [InlineData("zip,city\n01067,Dresden\n10115,Berlin\n", "zip: string, city: string")]
    [InlineData("a,b\n,\n,\n", "a: null?, b: null?")]
    public void Read_Text_InfersDelimiterHeaderAndTypes(string text, string expected)
    {
        var sampler = Sampler();
        sampler.Read(text);
        Assert.Equal(expected, sampler.Fields());
    }

    [Theory]
    [InlineData("001,abc\n002,def\n", "absent")]
    [InlineData("1,2\n3,4\n", "absent")]
    [InlineData("2024-01-01,x\n2024-01-02,y\n", "absent")]
    [InlineData("code,city\nB,Berlin\nH,Hamburg\n", "present")]
    [InlineData("Berlin,DE\nParis,FR\nLyon,FR\n", "present")]
    [InlineData("DE,Berlin\nFR,Paris\nDE,Hamburg\n", "absent")]
    [InlineData("t\ntrue\nfalse\n", "present")]
    [InlineData("Gr\u00F6\u00DFe,Stra\u00DFe\nXL,Hauptstr. 1\n", "present")]
    [InlineData("name,name\nAnna,Weber\n", "absent")]
    public void Read_Text_DecidesWhetherThereIsAHeader(string text, string expected) =>
        Assert.Equal(expected, Sampler().Read(text).Properties["header"]);

    [Theory]
    [InlineData(HeaderMode.Present, "1: integer, 2: integer")]
    [InlineData(HeaderMode.Absent, "column_1: integer, column_2: integer")]
    public void Read_HeaderModeGiven_IsObeyed(HeaderMode mode, string expected)
    {
        var sampler = new DelimitedSampler(prefersTab: false, mode, maxRecords: 100);
        sampler.Read("1,2\n3,4\n");
        Assert.Equal(expected, sampler.Fields());
    }

    [Fact]
    public void Read_RaggedRecords_AreDescribedWithTheLineOfTheFirst()
    {
        var sampler = Sampler();
        var findings = sampler.Read("id,name,city\n1,Anna,Berlin\n2,Ben\n3,Mia,Paris,extra\n4,Ida,Rome\n");
        Assert.Equal(["has 2 of 4 records with other than 3 fields, the first at line 3 with 2"], findings.Messages());
        Assert.Equal("id: integer, name: string, city: string?", sampler.Fields());
    }

    [Fact]
    public void Read_DataWiderThanHeader_NamesTheRest()
    {
        var sampler = Sampler();
        var findings = sampler.Read("id,name\n1,Anna,7\n2,Ben,8\n");
        Assert.Equal("id: integer, name: string, column_3: integer", sampler.Fields());
        Assert.Equal(["has columns without a name of their own; they are described as column_3"], findings.Messages());
    }

    [Fact]
    public void Read_EmptyAndRepeatedNames_AreMadeUnique()
    {
        var sampler = Sampler();
        var findings = sampler.Read("total,,total,Total\n1,2,3,4\n");
        Assert.Equal("total: integer, column_2: integer, total_1: integer, Total: integer", sampler.Fields());
        Assert.Equal(["has columns without a name of their own; they are described as column_2, total_1"], findings.Messages());
    }

    [Fact]
    public void Read_UnclosedQuoteAmongOthers_IsReportedWithItsLine()
    {
        var findings = Sampler().Read("id,name\n1,\"Anna\"\n2,\"Ben\n3,Mia\n");
        Assert.Contains("ends inside a quoted field of the record that begins at line 3", findings.Messages());
    }

    [Fact]
    public void Read_OneStrayQuote_IsAnOrdinaryCharacter()
    {
        var sampler = Sampler();
        var findings = sampler.Read("id,size\n1,a\n2,\"b\n3,c\n");
        Assert.Equal(3, findings.Records);
        Assert.Empty(findings.Findings);
        Assert.Equal("id: integer, size: string", sampler.Fields());
    }

    [Fact]
    public void Read_CompleteFile_CountsAllRecordsAlthoughItLooksAtFew()
    {
        var sampler = new DelimitedSampler(prefersTab: false, HeaderMode.Auto, maxRecords: 2);
        var findings = sampler.Read("id,name\n1,a\n2,b\n3,c\nx,d\n");
        Assert.Equal(4, findings.Records);
        Assert.Equal("id: integer, name: string", sampler.Fields());
    }

    [Fact]
    public void Read_CutFile_LeavesOutTheLastRecordAndTheCount()
    {
        var sampler = Sampler();
        var findings = sampler.Read("id,name\n1,Anna\n2,Ben\n3x", isComplete: false);
        Assert.Null(findings.Records);
        Assert.Equal("id: integer, name: string", sampler.Fields());
        Assert.Empty(findings.Findings);
    }

    [Fact]
    public void Read_FirstRecordLongerThanTheSample_SaysSo()
    {
        var sampler = Sampler();
        var findings = sampler.Read(new string('x', 5000), isComplete: false);
        Assert.Equal(["begins with a record that is longer than MaxBytes, so its columns are unknown"], findings.Messages());
        Assert.Equal("", sampler.Fields());
    }

    [Fact]
    public void Read_SeveralFiles_AreMergedByName()
    {
        var sampler = Sampler();
        sampler.Read("id,name\n1,Anna\n");
        sampler.Read("name,id,city\nBen,2.5,Paris\n");
        Assert.Equal("id: number, name: string, city: string?", sampler.Fields());
    }

    [Fact]
    public void Read_TooManyColumns_DescribesAsManyAsAreAllowed()
    {
        var sampler = Sampler();
        var header = string.Join(',', Enumerable.Range(1, 100_000).Select(i => $"c{i}"));
        var findings = sampler.Read(header + "\n" + string.Join(',', Enumerable.Repeat("1", 100_000)) + "\n");
        Assert.Equal(10_000, sampler.BuildFields().Count);
        Assert.Contains("has more than 10000 fields; only the first 10000 are described", findings.Messages());
    }

    [Theory]
    [InlineData("utf-16", "utf-16le")]
    [InlineData("utf-16BE", "utf-16be")]
    [InlineData("utf-32", "utf-32le")]
    public void Read_WideEncodingWithMark_IsDecoded(string encoding, string expected)
    {
        var sampler = Sampler();
        var target = Encoding.GetEncoding(encoding);
        var findings = sampler.Read(Samples.Of([.. target.GetPreamble(), .. target.GetBytes("id,stra\u00DFe\n1,x\n")]), CancellationToken.None);
        Assert.Equal("id: integer, stra\u00DFe: string", sampler.Fields());
        Assert.Equal(expected, findings.Properties["encoding"]);
    }

    [Fact]
    public void Read_Utf16WithoutMark_IsDecoded()
    {
        var sampler = Sampler();
        sampler.Read(Samples.Of(Encoding.Unicode.GetBytes("id,name\n1,Anna\n")), CancellationToken.None);
        Assert.Equal("id: integer, name: string", sampler.Fields());
    }

    [Fact]
    public void Read_InvalidUtf8_IsReadAsWindows1252WithAFinding()
    {
        var sampler = Sampler();
        var findings = sampler.Read(Samples.Of([.. "id,stra"u8, 0xDF, .. "e\n1,x\n"u8]), CancellationToken.None);
        Assert.Equal("id: integer, stra\u00DFe: string", sampler.Fields());
        Assert.Equal(["is not valid UTF-8; it was read as Windows-1252"], findings.Messages());
    }

    [Fact]
    public void Read_BinaryContent_IsRefusedByName()
    {
        var exception = Assert.Throws<SampleException>(() => Sampler().Read(Samples.Of([0x89, 0x50, 0x4E, 0x47, 0, 0, 1, 2]), CancellationToken.None));
        Assert.Equal("holds a PNG image, not text", exception.Message);
    }

    [Fact]
    public void Read_AnyBytes_EndsInFieldsOrARefusal()
    {
        Prop.ForAll<byte[], bool>((bytes, isComplete) =>
        {
            var sampler = Sampler();
            try
            {
                sampler.Read(Samples.Of(bytes, isComplete), CancellationToken.None);
            }
            catch (SampleException exception)
            {
                Assert.NotEmpty(exception.Message);
            }

            Assert.Distinct(sampler.BuildFields().Select(field => field.Path));
        }).QuickCheckThrowOnFailure();
    }

    private static DelimitedSampler Sampler() => new(prefersTab: false, HeaderMode.Auto, maxRecords: 1000);
}
