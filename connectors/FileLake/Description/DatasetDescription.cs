using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>What is to be said of a dataset.</summary>
/// <param name="Items">The dataset with warnings about it, or that it cannot be read.</param>
/// <param name="IsLasting">Whether that holds as long as the files are the same: nothing failed that may go well the next time.</param>
internal sealed record DatasetDescription(IReadOnlyList<CrawlItem> Items, bool IsLasting)
{
    /// <summary>Whether nothing is wrong with it that another file than those it consists of could mend.</summary>
    public bool IsSound { get; init; } = true;
}
