namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>The names of a relation's columns by their numbers, which have gaps where columns were dropped.</summary>
internal readonly ref struct ColumnNames(ReadOnlySpan<ColumnRow> columns)
{
    private readonly ReadOnlySpan<ColumnRow> _columns = columns;

    public int IndexOf(short number)
    {
        int low = 0, high = Math.Min(_columns.Length, number) - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (_columns[middle].Number == number)
                return middle;
            if (_columns[middle].Number < number)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    public string? Find(short number) => IndexOf(number) is >= 0 and var index ? _columns[index].Name : null;

    public string[] Of(ReadOnlySpan<short> numbers)
    {
        var names = new string[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            names[i] = Find(numbers[i]) ?? "?";
        return names;
    }
}
