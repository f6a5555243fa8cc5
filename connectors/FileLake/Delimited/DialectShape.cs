using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>The shape that a text takes under one dialect.</summary>
internal sealed class DialectShape
{
    private readonly Dictionary<int, int> _widths = [];
    private int _records;
    private int _fields;
    private int _typedFields;

    public int QuotedCount { get; private set; }

    public int MalformedCount { get; private set; }

    /// <summary>Fields that begin with a double quote which the dialect does not take for one.</summary>
    public int BareDoubleQuotes { get; private set; }

    /// <summary>Fields such as <c>5;2</c>, in which a comma as the delimiter leaves two numbers together that another would part.</summary>
    public int JoinedNumbers { get; private set; }

    /// <summary>All fields but those of the first record.</summary>
    public int Fields => _fields;

    /// <summary>The share of fields below the first record that are something but text.</summary>
    public double TypedShare => _fields == 0 ? 0 : (double)_typedFields / _fields;

    /// <summary>The most frequent number of fields, the larger of two, and the share of records that have it.</summary>
    public (int Width, double Share) Width
    {
        get
        {
            var (width, count) = _widths.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key).FirstOrDefault();
            return (width, _records == 0 ? 0 : (double)count / _records);
        }
    }

    public void Observe(DelimitedRecord record, bool isFirst)
    {
        _records++;
        _widths[record.Count] = _widths.GetValueOrDefault(record.Count) + 1;
        QuotedCount += record.QuotedCount;
        MalformedCount += record.MalformedCount;
        for (var i = 0; i < record.Count; i++)
        {
            var field = record[i];
            BareDoubleQuotes += record.QuotedCount == 0 && field.StartsWith('"') ? 1 : 0;
            if (!isFirst)
            {
                _fields++;
                JoinedNumbers += JoinsNumbers(field) ? 1 : 0;
                _typedFields += TextClassifier.Classify(field) is TextClass.String or TextClass.Null or TextClass.NullWord ? 0 : 1;
            }
        }
    }

    private static bool JoinsNumbers(ReadOnlySpan<char> field)
    {
        var index = field.IndexOfAny(';', '\t', '|');
        return index > 0 && index < field.Length - 1 && char.IsAsciiDigit(field[index - 1]) && char.IsAsciiDigit(field[index + 1]);
    }
}
