namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Decoded values: numbers, of which booleans are 0 and 1, or texts, never both.</summary>
internal sealed class PageValues
{
    public PageValues(long[] numbers) => Numbers = numbers;

    public PageValues(ReadOnlyMemory<byte>[] texts) => Texts = texts;

    public long[]? Numbers { get; }

    public ReadOnlyMemory<byte>[]? Texts { get; }

    /// <summary>The values that indexes name.</summary>
    /// <exception cref="InvalidDataException">There is no value of that index.</exception>
    public PageValues Select(int[] indexes) => Numbers is not null ? new PageValues(Select(Numbers, indexes)) : new PageValues(Select(Texts!, indexes));

    private static T[] Select<T>(T[] values, int[] indexes)
    {
        var selected = new T[indexes.Length];
        for (var i = 0; i < indexes.Length; i++)
        {
            selected[i] = (uint)indexes[i] < (uint)values.Length ? values[indexes[i]] : throw new InvalidDataException("a page refers to a value that its dictionary lacks");
        }

        return selected;
    }
}
