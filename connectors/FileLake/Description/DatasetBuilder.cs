using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Tables;

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
            DisplayName = found.DisplayName,
            SubType = group.IsSingleFile ? "File" : "Fileset",
            Description = description,
            Properties = Properties(found, sample, sampledFiles),
            Modified = group.Modified,
            Schema = SchemaOf(group, sample),
            Partitioning = PartitioningOf(group),
            Statistics = group.IsPartial ? null : StatisticsOf(group, sample),
        };
    }

    /// <summary>What files say of their contents is known of the dataset only when every file was read.</summary>
    private static DatasetStatistics StatisticsOf(FileGroup group, GroupSample sample) => IsWhole(group, sample)
        ? new DatasetStatistics { SizeInBytes = group.SizeInBytes, RowCount = sample.Records, Fields = sample.Described.Statistics }
        : new DatasetStatistics { SizeInBytes = group.SizeInBytes };

    private static bool IsWhole(FileGroup group, GroupSample sample) => sample.FilesRead + group.EmptyFileCount == group.FileCount;

    private static DatasetSchema? SchemaOf(FileGroup group, GroupSample sample)
    {
        var fields = PartitionFields.Append(sample.Described.Fields, group.Partitions);
        return fields.Count == 0 ? null : new DatasetSchema(fields) { NativeText = sample.NativeSchema, NativeKind = NativeKindOf(sample.Format) };
    }

    private static NativeSchemaKind NativeKindOf(FileFormat format) => format == FileFormat.Avro ? NativeSchemaKind.Avro : NativeSchemaKind.Other;

    private static Partitioning? PartitioningOf(FileGroup group) => group.Partitions.Keys.Count == 0
        ? null
        : new Partitioning("FOLDER", [.. group.Partitions.Keys.Select(key => key.Name)]) { Count = group.IsPartial ? null : group.Partitions.Count };

    private static SortedDictionary<string, string> Properties(GroupFound found, GroupSample sample, int sampledFiles)
    {
        var group = found.Group;
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["compression"] = CompressionOf(group),
            ["format"] = FileKind.NameOf(sample.Format),
        };
        foreach (var (key, value) in sample.Properties)
        {
            properties[key] = value;
        }

        if (sample.Drift.Describe(found.Path.Name) is { } drift)
        {
            properties["schema_drift"] = drift;
        }

        if (IsWhole(group, sample) && sample.UncompressedBytes is > 0 and var bytes)
        {
            properties["uncompressed_size_in_bytes"] = bytes.ToString(CultureInfo.InvariantCulture);
        }

        if (!group.IsPartial)
        {
            PartitionProperties.AddTo(properties, group.Partitions);
            properties["number_of_files"] = group.FileCount.ToString(CultureInfo.InvariantCulture);
            properties["sampled_files"] = sampledFiles.ToString(CultureInfo.InvariantCulture);
        }

        return properties;
    }

    private static string CompressionOf(FileGroup group) => string.Join(", ", group.Packings.Select(PackingNames.PropertyOf).Order(StringComparer.Ordinal));
}
