using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>What people should know about a dataset that is described.</summary>
internal static class DatasetWarnings
{
    private const double LeastSimilarity = 0.5;

    public static IEnumerable<CrawlItem> About(GroupFound found, GroupSample sample)
    {
        var group = found.Group;
        foreach (var (file, finding) in sample.Findings)
        {
            yield return new CrawlWarning(found.Path, $"{file.Name} {finding.Message}.", finding.Remedy);
        }

        foreach (var finding in sample.Described.Findings.Concat(sample.Drift.Conflicts(found.Path.Name, sample.Described.Conflicts)))
        {
            yield return new CrawlWarning(found.Path, $"The files of {found.Path} {finding.Message}.", finding.Remedy);
        }

        if (group.EmptyFileCount == group.FileCount)
        {
            yield return new CrawlWarning(found.Path, $"{found.Path} is empty, so it has no schema yet.", "Write its data, or exclude it.");
        }

        if (group.IsPartial)
        {
            yield return new CrawlWarning(found.Path, $"Not all folders of {found.Path} could be listed; its size and counts are left out.");
        }

        if (group.Partitions is { Keys.Count: > 0, HasFilesBeside: true })
        {
            yield return new CrawlWarning(found.Path, $"{found.Path} has files beside its partitions.", "Move them into a partition.");
        }

        if (Dissimilar(sample) is { } warning)
        {
            yield return new CrawlWarning(found.Path, warning, "If they are different datasets, tell them apart with PathSpecs.");
        }
    }

    /// <summary>Names the first file that shares less than half of its fields with the first of all.</summary>
    private static string? Dissimilar(GroupSample sample)
    {
        if (sample.FieldNames.Count == 0)
            return null;

        var (reference, names) = sample.FieldNames[0];
        foreach (var (file, other) in sample.FieldNames.Where(named => !ReferenceEquals(named.Names, names)))
        {
            var shared = names.Intersect(other, StringComparer.Ordinal).Count();
            var all = names.Union(other, StringComparer.Ordinal).Count();
            if (shared < LeastSimilarity * all)
                return string.Create(CultureInfo.InvariantCulture, $"{reference.Name} and {file.Name} are in one dataset but share only {shared} of {all} fields.");
        }

        return null;
    }
}
