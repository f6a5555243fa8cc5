namespace MetadataIngestion.Storage.Copying;

/// <summary>A store whose tables can be read and filled as they are.</summary>
internal interface ICopyableStore
{
    /// <summary>How many rows a table has.</summary>
    Task<long> CountAsync(CopiedTable table, CancellationToken cancellationToken);

    /// <summary>The rows of a table, each with a value for each column; the array is used again for the next row.</summary>
    IAsyncEnumerable<object?[]> ReadAsync(CopiedTable table, CancellationToken cancellationToken);

    /// <summary>Fills the store in one transaction.</summary>
    /// <param name="head">The newest offset that there will be.</param>
    /// <param name="fill">Writes tables and returns the number of rows of each.</param>
    /// <param name="cancellationToken">Cancels it; nothing is stored then.</param>
    Task FillAsync(long head, Func<TableWriter, Task> fill, CancellationToken cancellationToken);
}
