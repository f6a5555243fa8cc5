using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>The records of one file below its first: what their columns hold, and how wide they are.</summary>
internal sealed class DelimitedBody(IReadOnlyList<string> first, int maxObserved)
{
    private readonly List<TextColumn> _columns = [];

    // The number of records of each width, and the line of the first such record.
    private readonly Dictionary<int, (long Count, int Line)> _widths = [];

    public IReadOnlyList<TextColumn> Columns => _columns;

    public long Records { get; private set; }

    /// <summary>Whether a value of the first record occurs again in its own column, which a name hardly does.</summary>
    public bool RepeatsFirst { get; private set; }

    public long MalformedCount { get; private set; }

    public void Observe(DelimitedRecord record, int line)
    {
        Records++;
        MalformedCount += record.MalformedCount;
        var (count, firstLine) = _widths.GetValueOrDefault(record.Count, (0, line));
        _widths[record.Count] = (count + 1, firstLine);
        if (Records > maxObserved)
            return;

        for (var i = 0; i < Math.Min(record.Count, FieldLimit.MaxFields); i++)
        {
            var value = record[i];
            ColumnAt(i).Observe(value);
            RepeatsFirst |= i < first.Count && !value.IsEmpty && value.SequenceEqual(first[i]);
        }
    }

    /// <summary>Takes the first record for data too, once it is known to be.</summary>
    public void ObserveFirst(int line)
    {
        Records++;
        var (count, _) = _widths.GetValueOrDefault(first.Count);
        _widths[first.Count] = (count + 1, line);
        for (var i = 0; i < Math.Min(first.Count, FieldLimit.MaxFields); i++)
        {
            ColumnAt(i).Observe(first[i]);
        }
    }

    /// <summary>The number of fields that most records have, the larger of two.</summary>
    public int UsualWidth() =>
        _widths.OrderByDescending(pair => pair.Value.Count).ThenByDescending(pair => pair.Key).Select(pair => pair.Key).FirstOrDefault();

    /// <summary>How many records are not <paramref name="width"/> fields wide, and the first of them.</summary>
    public (long Count, int Line, int Width) Ragged(int width)
    {
        var others = _widths.Where(pair => pair.Key != width).ToList();
        return others.Count == 0
            ? default
            : (others.Sum(pair => pair.Value.Count), others.Min(pair => pair.Value.Line), others.MinBy(pair => pair.Value.Line).Key);
    }

    /// <summary>The columns of a table of that width; the end of a short record is missing values.</summary>
    public IReadOnlyList<TextColumn> ColumnsOf(int width)
    {
        var shortest = _widths.Count == 0 ? width : _widths.Keys.Min();
        for (var i = Math.Min(shortest, width); i < width; i++)
        {
            ColumnAt(i).ObserveMissing();
        }

        for (var i = _columns.Count; i < width; i++)
        {
            ColumnAt(i);
        }

        return _columns[..width];
    }

    private TextColumn ColumnAt(int index)
    {
        while (_columns.Count <= index)
        {
            _columns.Add(new TextColumn());
        }

        return _columns[index];
    }
}
