using System.Runtime.InteropServices;

namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>The fields of one record, unquoted, in a buffer that is used again for the next.</summary>
internal sealed class DelimitedRecord
{
    private readonly List<char> _text = [];
    private readonly List<int> _ends = [];

    public int Count => _ends.Count;

    /// <summary>How many fields were quoted.</summary>
    public int QuotedCount { get; private set; }

    /// <summary>How many quoted fields went on after their closing quote.</summary>
    public int MalformedCount { get; private set; }

    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return CollectionsMarshal.AsSpan(_text)[start.._ends[index]];
        }
    }

    public void Clear()
    {
        _text.Clear();
        _ends.Clear();
        QuotedCount = 0;
        MalformedCount = 0;
    }

    public void Append(ReadOnlySpan<char> text) => _text.AddRange(text);

    public void MarkQuoted() => QuotedCount++;

    public void MarkMalformed() => MalformedCount++;

    public void EndField() => _ends.Add(_text.Count);

    public string[] ToArray()
    {
        var fields = new string[Count];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = this[i].ToString();
        }

        return fields;
    }
}
