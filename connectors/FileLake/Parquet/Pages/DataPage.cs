namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>The entries of a page: a value or a null each, and where it belongs.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="Repetitions">At which level each entry repeats; empty when the column has no lists.</param>
/// <param name="Definitions">How many of the nodes on the way to each entry are there; empty when none may be missing.</param>
/// <param name="Values">The values, without the nulls.</param>
internal sealed record DataPage(int Entries, int[] Repetitions, int[] Definitions, PageValues Values)
{
    public static DataPage Empty { get; } = new(0, [], [], new PageValues(Array.Empty<long>()));
}
