using System.Text;
using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Json;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests.Json;

public sealed class JsonSamplerTests
{
    [Theory]
    [InlineData("""{"id":1,"name":"Anna","ok":true,"none":null}""", "id: integer, name: string, ok: boolean, none: null?")]
    [InlineData("""[{"id":1},{"id":2.5,"x":"y"}]""", "id: number, x: string?")]
    [InlineData("""[{"a":{"b":{"c":1}}},{"a":{"b":{}}}]""", "a: object, a.b: object, a.b.c: integer?")]
    [InlineData("""{"tags":["a","b"],"empty":[]}""", "tags: array<string>, empty: array<null>")]
    [InlineData("""{"items":[{"sku":"x","n":1},{"sku":"y"}]}""", "items: array<object>, items.sku: string, items.n: integer?")]
    [InlineData("""{"grid":[[1,2],[3,4.5]]}""", "grid: array<array<number>>")]
    [InlineData("""[{"v":1},{"v":"x"},{"v":{"w":true}}]""", "v: integer|string|object, v.w: boolean")]
    [InlineData("""[{"v":1},{"v":null}]""", "v: integer?")]
    [InlineData("""{"big":12345678901234567890123}""", "big: integer")]
    [InlineData("""{"a":1,"a":2}""", "a: integer")]
    [InlineData("""{"a.b":1,"a":{"b":2}}""", "a.b: integer, a: object, a.b_1: integer")]
    [InlineData("""{"":1}""", "(empty): integer")]
    [InlineData("""{"\ud800":1}""", "\\ud800: integer")]
    [InlineData("""{"n\u00e4me":1}""", "n\u00E4me: integer")]
    [InlineData("[1,2,null]", "value: integer?")]
    [InlineData("42", "value: integer")]
    [InlineData("""[[1,"x"],[2]]""", "value: array<integer|string>")]
    [InlineData("""[{"id":1},7]""", "id: integer, value: integer?")]
    [InlineData("[]", "")]
    [InlineData("{}", "")]
    [InlineData("\uFEFF{\"id\":1}", "id: integer")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", "a: integer")]
    [InlineData("{\"a\":1}{\"b\":2}", "a: integer?, b: integer?")]
    [InlineData("{\n \"a\": 1\n}\n{\n \"a\": 2\n}", "a: integer")]
    [InlineData("{\"a\":1,} // kept by hand", "a: integer")]
    public void Read_Document_InfersFields(string text, string expected)
    {
        var sampler = Sampler();
        sampler.Read(text);
        Assert.Equal(expected, sampler.Fields());
    }

    [Theory]
    [InlineData("[{\"a\":1},{\"a\":2}]", 2, "document")]
    [InlineData("{\"a\":1}", 1, "document")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", 2, "lines")]
    [InlineData("{\"a\":1}\r\n\r\n{\"a\":2}", 2, "lines")]
    [InlineData("{\n\"a\":1}\n", 1, "document")]
    public void Read_Document_CountsRecordsAndTellsLinesFromDocuments(string text, long records, string layout)
    {
        var findings = Sampler().Read(text);
        Assert.Equal(records, findings.Records);
        Assert.Equal(layout, findings.Properties["layout"]);
    }

    [Fact]
    public void BuildFields_MixedTypes_AreAUnionOfCanonicalTypes()
    {
        var sampler = Sampler();
        sampler.Read("""[{"v":[1]},{"v":"x"},{"v":true},{"v":99999999999999999999}]""");
        var type = sampler.Field("v").Type;
        Assert.Equal("Union<Boolean, Decimal scale 0, String, Array<Integer64>>", CrawlText.Render(type));
        Assert.Equal(TypeKind.Union, type.Kind);
    }

    [Fact]
    public void Read_BadLines_AreCountedAndDoNotTouchTheSchema()
    {
        var sampler = Lines();
        var findings = sampler.Read("{\"a\":1}\n{\"a\":2,\"b\":\n\nnot json\n{\"a\":3}\n");
        Assert.Equal(["has 2 lines that are not JSON, the first at line 2"], findings.Messages());
        Assert.Equal("a: integer", sampler.Fields());
        Assert.Equal(2, findings.Records);
    }

    [Fact]
    public void Read_OnlyBadLines_IsRefused()
    {
        var exception = Assert.Throws<SampleException>(() => Lines().Read("hello\nworld\n"));
        Assert.Equal("has 2 lines that are not JSON, the first at line 1", exception.Message);
    }

    [Fact]
    public void Read_TextAfterTheFirstError_IsLeftOut()
    {
        var sampler = Sampler();
        var findings = sampler.Read("[{\"a\":1,\"b\":2},\n{\"a\":2 oops}]");
        Assert.Equal("a: integer, b: integer", sampler.Fields());
        Assert.Null(findings.Records);
        Assert.StartsWith("is not JSON, or nested deeper than 512 levels, at line 2, byte 8", findings.Messages().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotJsonAtAll_IsRefused()
    {
        var exception = Assert.Throws<SampleException>(() => Sampler().Read("<html></html>"));
        Assert.StartsWith("is not JSON", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneHugeDocumentCut_DescribesItsBeginning()
    {
        var sampler = Sampler();
        var findings = sampler.Read("""{"rows":[{"id":1,"name":"a"},{"id":2,"name":"b"},{"id":3,"na""", isComplete: false);
        Assert.Equal("rows: array<object>, rows.id: integer, rows.name: string", sampler.Fields());
        Assert.Null(findings.Records);
        Assert.Equal(["begins with a record that is longer than MaxBytes; only its beginning was read"], findings.Messages());
    }

    [Fact]
    public void Read_OneHugeLineCut_DescribesItsBeginning()
    {
        var sampler = Lines();
        sampler.Read("{\"id\":1,\"text\":\"" + new string('x', 5000), isComplete: false);
        Assert.Equal("id: integer", sampler.Fields());
    }

    [Fact]
    public void Read_CutArray_UsesWholeElementsForNullability()
    {
        var sampler = Sampler();
        sampler.Read("""[{"a":1,"b":1},{"a":2,"b":2},{"a":3""", isComplete: false);
        Assert.Equal("a: integer, b: integer", sampler.Fields());
    }

    [Fact]
    public void Read_SeveralFiles_AreMerged()
    {
        var sampler = Lines();
        sampler.Read("{\"a\":1,\"b\":{\"c\":1}}\n");
        sampler.Read("{\"a\":\"x\",\"b\":{\"c\":2,\"d\":true}}\n");
        Assert.Equal("a: integer|string, b: object, b.c: integer, b.d: boolean?", sampler.Fields());
    }

    [Fact]
    public void Read_DeepNesting_IsDescribedToFiftyLevels()
    {
        var sampler = Sampler();
        var findings = sampler.Read(string.Concat(Enumerable.Repeat("{\"a\":", 300)) + "1" + new string('}', 300));
        Assert.Equal(50, sampler.BuildFields().Count);
        Assert.Equal(1, findings.Records);
    }

    [Fact]
    public void Read_NestingBeyondAllMeasure_EndsInAFinding()
    {
        var findings = Sampler().Read(new string('[', 100_000));
        Assert.StartsWith("is not JSON, or nested deeper than 512 levels, at line 1", findings.Messages().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DataAsNames_IsDescribedUpToTheLimit()
    {
        var sampler = Sampler();
        var text = "{" + string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"k{i}\":1")) + "}";
        var findings = sampler.Read(text);
        Assert.Equal(10_000, sampler.BuildFields().Count);
        Assert.Contains("has more than 10000 fields; only the first 10000 are described", findings.Messages());
    }

    [Fact]
    public void Read_RecordsBeyondTheLimit_AreOnlyCounted()
    {
        var sampler = new JsonSampler(isLines: false, maxRecords: 1);
        var findings = sampler.Read("""[{"a":1},{"a":"x"},{"b":2}]""");
        Assert.Equal(3, findings.Records);
        Assert.Equal("a: integer", sampler.Fields());
    }

    [Fact]
    public void Read_Utf16_IsDecoded()
    {
        var sampler = Sampler();
        var findings = sampler.Read(Samples.Of([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"stra\u00DFe\":1}")]), CancellationToken.None);
        Assert.Equal("stra\u00DFe: integer", sampler.Fields());
        Assert.Equal("utf-16le", findings.Properties["encoding"]);
    }

    [Fact]
    public void Read_DocumentCutAnywhere_NeverInventsOrMistypesAField()
    {
        const string Text = """[{"a":1,"b":{"c":"x","d":[1,{"e":true}]}},{"a":2,"b":{"c":null,"d":[]}}]""";
        string[] expected = ["a", "b", "b.c", "b.d", "b.d.e"];
        for (var cut = 0; cut < Text.Length; cut++)
        {
            var sampler = Sampler();
            sampler.Read(Text[..cut], isComplete: false);
            Assert.Empty(sampler.BuildFields().Select(field => field.Path).Except(expected));
        }
    }

    [Fact]
    public void Read_AnyText_EndsInFieldsOrARefusal()
    {
        var texts = Gen.Elements("{", "}", "[", "]", "\"a\"", ":", ",", "1", "1e5", "null", "\n", " ", "\"\\ud800\"", "\u0000", "x").ListOf()
            .Select(pieces => string.Concat(pieces)).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            foreach (var (sampler, isComplete) in new[] { (Sampler(), true), (Sampler(), false), (Lines(), true), (Lines(), false) })
            {
                try
                {
                    sampler.Read(text, isComplete);
                }
                catch (SampleException exception)
                {
                    Assert.NotEmpty(exception.Message);
                }

                Assert.Distinct(sampler.BuildFields().Select(field => field.Path));
            }
        }).QuickCheckThrowOnFailure();
    }

    private static JsonSampler Sampler() => new(isLines: false, maxRecords: 1000);

    private static JsonSampler Lines() => new(isLines: true, maxRecords: 1000);
}
