using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake.Delimited;

namespace Connectors.FileLake.Tests.Delimited;

public sealed class DelimitedReaderTests
{
    private static readonly DelimitedDialect Csv = new(',', '"');

    [Theory]
    [InlineData("a,b\n1,2\n", "[a][b] [1][2]")]
    [InlineData("a,b\r\n1,2", "[a][b] [1][2]")]
    [InlineData("a,b\r1,2\r", "[a][b] [1][2]")]
    [InlineData("a,,\n", "[a][][]")]
    [InlineData(",", "[][]")]
    [InlineData("\n\n a , b \n\n", "[ a ][ b ]")]
    [InlineData("\"x,y\",z", "[x,y][z]")]
    [InlineData("\"line\nbreak\",z", "[line|break][z]")]
    [InlineData("\"say \"\"hi\"\"\",z", "[say \"hi\"][z]")]
    [InlineData("\"\"", "[]")]
    [InlineData("\"\",\"\"\n", "[][]")]
    [InlineData("\"\"\"\"", "[\"]")]
    [InlineData("5\" pipe,x", "[5\" pipe][x]")]
    [InlineData("\"a\"b,c", "[ab][c]")]
    [InlineData("\"open,1\n2", "[open,1|2]")]
    [InlineData("", "")]
    public void Read_Text_YieldsRecords(string text, string expected) =>
        Assert.Equal(expected, Render(ReadAll(text, Csv)));

    [Fact]
    public void Line_RecordsWithLineBreaksInside_CountsEveryLine()
    {
        var reader = new DelimitedReader("h\n\"a\nb\"\n\nlast", Csv, isComplete: true);
        var record = new DelimitedRecord();
        List<int> lines = [];
        while (reader.Read(record))
        {
            lines.Add(reader.Line);
        }

        Assert.Equal([1, 2, 5], lines);
    }

    [Fact]
    public void Read_TextWithUnclosedQuote_SaysSo()
    {
        var reader = new DelimitedReader("a,b\n\"open,2\n", Csv, isComplete: true);
        var record = new DelimitedRecord();
        while (reader.Read(record))
        {
        }

        Assert.True(reader.EndsInsideQuotes);
    }

    [Fact]
    public void Read_WhatAWriterWrote_YieldsTheSameFields()
    {
        Prop.ForAll(Tables(), table =>
        {
            var records = ReadAll(Write(table.Records, table.Dialect, table.LineEnd), table.Dialect);
            Assert.Equal(Render(table.Records), Render(records));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_TextCutAnywhere_YieldsTheWholeRecordsBeforeTheCut()
    {
        Prop.ForAll(Tables(), table =>
        {
            var text = Write(table.Records, table.Dialect, table.LineEnd);
            for (var cut = 0; cut <= text.Length; cut++)
            {
                var records = ReadAll(text[..cut], table.Dialect, isComplete: false);
                Assert.True(records.Count <= table.Records.Count);
                Assert.Equal(Render(table.Records.Take(records.Count)), Render(records));
            }

            Assert.Equal(table.Records.Count, ReadAll(text, table.Dialect, isComplete: false).Count);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_AnyText_Ends()
    {
        var texts = Gen.Elements('"', ',', '\r', '\n', 'x', '\'', '\0', '\uD800').ListOf().Select(list => new string([.. list])).ToArbitrary();
        Prop.ForAll(texts, text => Assert.True(ReadAll(text, Csv).Count <= text.Length)).QuickCheckThrowOnFailure();
    }

    internal static string Write(IEnumerable<IReadOnlyList<string>> records, DelimitedDialect dialect, string lineEnd)
    {
        var text = new StringBuilder();
        foreach (var record in records)
        {
            text.AppendJoin(dialect.Delimiter, record.Select(field => Quote(field, dialect))).Append(lineEnd);
        }

        return text.ToString();
    }

    private static string Quote(string field, DelimitedDialect dialect)
    {
        var quote = dialect.Quote.ToString();
        return field.Length == 0 || field.AsSpan().ContainsAny([dialect.Delimiter, dialect.Quote, '\r', '\n'])
            ? quote + field.Replace(quote, quote + quote, StringComparison.Ordinal) + quote
            : field;
    }

    private static List<string[]> ReadAll(string text, DelimitedDialect dialect, bool isComplete = true)
    {
        var reader = new DelimitedReader(text, dialect, isComplete);
        var record = new DelimitedRecord();
        List<string[]> records = [];
        while (reader.Read(record))
        {
            records.Add(record.ToArray());
        }

        return records;
    }

    private static string Render(IEnumerable<IReadOnlyList<string>> records) =>
        string.Join(' ', records.Select(record => string.Concat(record.Select(field => $"[{field.Replace('\n', '|')}]"))));

    private static Arbitrary<(List<List<string>> Records, DelimitedDialect Dialect, string LineEnd)> Tables()
    {
        var field = Gen.Elements('a', '1', ' ', '"', '\'', ',', ';', '\t', '\n', '\r', '\u00E9').ListOf().Select(list => new string([.. list]));
        var record = Gen.Choose(1, 4).SelectMany(width => field.ListOf(width)).Select(fields => fields.ToList());
        var dialect = Gen.Elements(',', ';', '\t').SelectMany(delimiter => Gen.Elements('"', '\'').Select(quote => new DelimitedDialect(delimiter, quote)));
        return record.ListOf()
            .SelectMany(records => dialect.SelectMany(style => Gen.Elements("\n", "\r\n", "\r").Select(end => (records.ToList(), style, end))))
            .ToArbitrary();
    }
}
