using MetadataIngestion.Connectors.FileLake.Delta;
using MetadataIngestion.Connectors.FileLake.Hudi;
using MetadataIngestion.Connectors.FileLake.Iceberg;

namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>The table formats that are recognized. Where a folder is a root in several formats at once, the first decides.</summary>
internal static class TableFormats
{
    public static IReadOnlyList<ITableFormat> All { get; } = [new DeltaFormat(), new IcebergFormat(), new HudiFormat()];

    /// <summary>The format whose root the folder is; <see langword="null"/> when it is none.</summary>
    /// <exception cref="IOException">A folder inside cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder inside may not be listed.</exception>
    public static async ValueTask<ITableFormat?> RecognizeAsync(TableFolder folder, CancellationToken cancellationToken)
    {
        foreach (var format in All)
        {
            if (await format.IsRootAsync(folder, cancellationToken).ConfigureAwait(false))
                return format;
        }

        return null;
    }
}
