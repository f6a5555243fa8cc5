using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>
/// A format of tables that keep their own log beside their data, so that one folder is one dataset and its data files are not looked at.
/// Knows how such a folder is recognized and read; holds nothing of any table.
/// </summary>
internal interface ITableFormat
{
    /// <summary>The name in properties and messages, such as <c>delta</c>.</summary>
    string Name { get; }

    /// <summary>Whether the folder is the root of a table, by the names in it and at most in one folder inside it.</summary>
    /// <exception cref="IOException">The folder inside cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder inside may not be listed.</exception>
    ValueTask<bool> IsRootAsync(TableFolder folder, CancellationToken cancellationToken);

    /// <summary>
    /// The state that the table is in, found by one small read or listing; <see langword="null"/> when it does not show, so that the
    /// table is read in every crawl.
    /// </summary>
    /// <exception cref="IOException">The store cannot tell.</exception>
    /// <exception cref="UnauthorizedAccessException">The store may not be asked.</exception>
    ValueTask<TableVersion?> FindVersionAsync(TableFolder folder, CancellationToken cancellationToken);

    /// <summary>Reads what the table says of itself.</summary>
    /// <exception cref="SampleException">It cannot be read as what it claims to be.</exception>
    /// <exception cref="IOException">A file of it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file of it may not be read.</exception>
    ValueTask<LakeTable> ReadAsync(TableFolder folder, CancellationToken cancellationToken);
}
