using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Finds what is in quarantine by how a user names it.</summary>
internal static class QuarantineSelection
{
    /// <param name="quarantine">What waits.</param>
    /// <param name="name">The URN of a dataset, or its path.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="UsageException">None, or several.</exception>
    public static async Task<QuarantinedDataset> FindAsync(IQuarantine quarantine, string name, CancellationToken cancellationToken)
    {
        // Paths are listed with points, and those of files have slashes elsewhere.
        var path = name.Replace('/', '.');
        var found = (await quarantine.ListAsync(source: null, cancellationToken)).Where(entry => entry.Urn == name || entry.Path.Replace('/', '.').Equals(path, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"there is no '{name}' in quarantine. The command quarantine list shows what is."),
            _ => throw new UsageException($"'{name}' fits {found.Count} datasets: {string.Join(", ", found.Select(entry => entry.Urn))}. Give the URN."),
        };
    }

    /// <summary>What is said when a crawl found another state meanwhile.</summary>
    public static UsageException Changed(QuarantinedDataset entry) => new($"'{entry.Path}' changed meanwhile. Look at it again with quarantine show.");
}
