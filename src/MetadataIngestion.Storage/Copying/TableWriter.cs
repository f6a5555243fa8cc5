namespace MetadataIngestion.Storage.Copying;

/// <summary>Writes rows into a table that is empty.</summary>
/// <returns>How many there were.</returns>
internal delegate Task<long> TableWriter(CopiedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken);
