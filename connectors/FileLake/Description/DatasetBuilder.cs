using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Puts together a dataset from its files' totals and their sample.</summary>
internal static class DatasetBuilder
{
    public static Dataset Build(GroupFound found, GroupSample sample, int sampledFiles, string? description)
    {
        var group = found.Group;
        return new Dataset
        {
            Path = found.Path,
            SubType = group.IsSingleFile ? "File" : "Fileset",
            Description = description,
            Properties = Properties(group, sample, sampledFiles),
            Modified = group.Modified,
            Schema = SchemaOf(group, sample),
            Partitioning = PartitioningOf(group),
            Statistics = group.IsPartial ? null : new DatasetStatistics { SizeInBytes = group.SizeInBytes, RowCount = RowCountOf(group, sample) },
        };
    }

    /// <summary>Known only when every file was read to its end.</summary>
    private static long? RowCountOf(FileGroup group, GroupSample sample) =>
        sample.FilesRead + group.EmptyFileCount == group.FileCount ? sample.Records : null;

    private static DatasetSchema? SchemaOf(FileGroup group, GroupSample sample)
    {
        var fields = PartitionFields.Append(sample.Fields, group.Partitions);
        return fields.Count == 0 ? null : new DatasetSchema(fields);
    }

    private static Partitioning? PartitioningOf(FileGroup group) => group.Partitions.Keys.Count == 0
        ? null
        : new Partitioning("FOLDER", [.. group.Partitions.Keys.Select(key => key.Name)]) { Count = group.IsPartial ? null : group.Partitions.Count };

    private static SortedDictionary<string, string> Properties(FileGroup group, GroupSample sample, int sampledFiles)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["compression"] = CompressionOf(group),
            ["format"] = FileKind.NameOf(group.Format),
        };
        foreach (var (key, value) in sample.Properties)
        {
            properties[key] = value;
        }

        if (!group.IsPartial)
        {
            properties["number_of_files"] = group.FileCount.ToString(CultureInfo.InvariantCulture);
            properties["sampled_files"] = sampledFiles.ToString(CultureInfo.InvariantCulture);
        }

        return properties;
    }

    private static string CompressionOf(FileGroup group) => group.GzipCount switch
    {
        0 => "none",
        var gzip when gzip == group.FileCount => "gzip",
        _ => "gzip, none",
    };
}
