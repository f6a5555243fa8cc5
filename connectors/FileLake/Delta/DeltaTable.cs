using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>Describes a Delta table as a dataset.</summary>
internal static class DeltaTable
{
    private const string ConstraintPrefix = "delta.constraints.";

    /// <param name="path">The dataset's path.</param>
    /// <param name="snapshot">What the log says; its metadata is known.</param>
    /// <param name="written">When the newest version's file was written, which counts unless commits state their time.</param>
    /// <param name="findings">What is wrong with the log.</param>
    public static LakeTable Describe(AssetPath path, DeltaSnapshot snapshot, DateTimeOffset written, IReadOnlyList<Finding> findings)
    {
        var metadata = snapshot.Metadata!;
        var trusted = snapshot.Protocol?.Unsupported is { Count: > 0 } ? snapshot with { Files = null, Bytes = null, Rows = null, Contents = null } : snapshot;
        var columns = DeltaSchema.Parse(metadata);
        var described = TableFields.Describe(trusted.Contents is { } files ? DeltaStatistics.AddTo(columns, files) : columns, metadata.PartitionColumns);
        var partitions = trusted.Contents is { } parts ? DeltaPartitions.Of(parts, metadata, columns) : null;
        var dataset = new Dataset
        {
            Path = path,
            SubType = "Table",
            DisplayName = metadata.Name,
            Description = metadata.Description,
            Identity = metadata.Id,
            Properties = Properties(trusted, metadata, partitions),
            Created = metadata.Created,
            Modified = metadata.StatesTimes(snapshot.Version) && snapshot.CommitTime is { } stated ? stated : written,
            Schema = described.Fields.Count == 0 ? null : new DatasetSchema(described.Fields) { NativeText = metadata.SchemaText },
            CheckConstraints = Constraints(metadata),
            Partitioning = metadata.PartitionColumns.Count == 0 ? null : new Partitioning("PARTITIONED BY", metadata.PartitionColumns) { Count = trusted.Contents?.Partitions },
            Statistics = trusted.Files is null ? null : new DatasetStatistics { RowCount = trusted.Rows, SizeInBytes = trusted.Bytes, Fields = described.Statistics },
        };
        return new LakeTable(dataset, [.. findings, .. described.Findings, .. ProtocolFindings(snapshot.Protocol)]);
    }

    private static SortedDictionary<string, string> Properties(DeltaSnapshot snapshot, DeltaMetadata metadata, PartitionKeys? partitions)
    {
        var properties = TableProperties.Shown(metadata.Configuration);
        properties["format"] = "delta";
        properties["version"] = Text(snapshot.Version);
        if (snapshot.Files is { } files)
        {
            properties["number_of_files"] = Text(files);
        }

        if (partitions is not null)
        {
            PartitionProperties.AddTo(properties, partitions);
        }

        if (snapshot.Contents?.HasTooManyStatistics == true)
        {
            properties["column_statistics"] = "not read: the log holds more than 64 MiB of them";
        }

        if (snapshot.ClusteringColumns.Count > 0)
        {
            properties["clustering_columns"] = string.Join(", ", snapshot.ClusteringColumns);
        }

        if (snapshot.Protocol is { } protocol)
        {
            AddProtocol(properties, protocol);
        }

        return properties;
    }

    private static void AddProtocol(SortedDictionary<string, string> properties, DeltaProtocol protocol)
    {
        properties["min_reader_version"] = Text(protocol.MinReaderVersion);
        properties["min_writer_version"] = Text(protocol.MinWriterVersion);
        var features = protocol.ReaderFeatures.Union(protocol.WriterFeatures, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (features.Count > 0)
        {
            properties["table_features"] = string.Join(", ", features);
        }
    }

    private static IReadOnlyList<CheckConstraint> Constraints(DeltaMetadata metadata) =>
    [
        .. metadata.Configuration
            .Where(pair => pair.Key.StartsWith(ConstraintPrefix, StringComparison.Ordinal))
            .Select(pair => new CheckConstraint(pair.Key[ConstraintPrefix.Length..], pair.Value)),
    ];

    private static IEnumerable<Finding> ProtocolFindings(DeltaProtocol? protocol)
    {
        if (protocol?.Unsupported is { Count: > 0 } unsupported)
        {
            yield return new Finding(
                $"uses features of Delta Lake that this version does not know ({string.Join(", ", unsupported)}), so that its rows, files and size are not known",
                "Nothing has to be done; the schema is described as the log states it.");
        }

        if (protocol?.IsCatalogManaged == true)
        {
            yield return new Finding(
                "is managed by a catalog, which may know of versions that are not yet published to the storage; it is described as published",
                "Crawl the catalog, too, if the newest version matters.");
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
