using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Orc;
using MetadataIngestion.Connectors.FileLake.Parquet;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>Takes the schema from a file of records, for tables whose writes state none.</summary>
internal static class HudiDataFile
{
    /// <returns>The columns; <see langword="null"/> when the file cannot be read, or has no schema that is.</returns>
    /// <param name="store">Where the table is.</param>
    /// <param name="table">Its folder.</param>
    /// <param name="path">The file, from the table's folder on, as a commit names it.</param>
    /// <param name="findings">Takes what is wrong with the file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<IReadOnlyList<Column>?> ReadColumnsAsync(ILakeStore store, string table, string path, List<Finding> findings, CancellationToken cancellationToken)
    {
        if (!IsInside(path))
            return null;

        try
        {
            var file = await store.OpenAsync(StorePath.Join(table, path), cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                return await ReadColumnsAsync(file, path, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is SampleException || StoreException.IsAboutOne(exception))
        {
            var failure = exception as SampleException ?? SampleException.From(exception, path);

            // Nothing that is listed tells when the file is mended.
            findings.Add(new Finding($"has a file of records, {path}, that {failure.Message}, so that its schema is not known", failure.Remedy) { IsLasting = false });
            return null;
        }
    }

    private static bool IsInside(string path) => !path.StartsWith('/') && !path.Split('/').Any(part => part is "" or "." or "..");

    private static async ValueTask<IReadOnlyList<Column>?> ReadColumnsAsync(IStoreFile file, string path, CancellationToken cancellationToken)
    {
        switch (Path.GetExtension(path))
        {
            case ".parquet":
                return new ParquetVariant(await new ParquetFooters().ReadAsync(file, cancellationToken).ConfigureAwait(false)).Build();
            case ".orc":
                return OrcReader.Columns((await OrcFile.ReadAsync(file, cancellationToken).ConfigureAwait(false)).Footer);
            default:
                return null;
        }
    }
}
