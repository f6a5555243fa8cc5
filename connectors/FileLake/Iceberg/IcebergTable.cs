using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>Describes an Iceberg table as a dataset.</summary>
internal static class IcebergTable
{
    /// <exception cref="InvalidDataException">The metadata has no schema that makes sense.</exception>
    public static LakeTable Describe(AssetPath path, JsonElement metadata, IcebergSnapshot snapshot, IReadOnlyList<Finding> findings)
    {
        var current = IcebergSchema.Current(metadata);
        var schema = IcebergSchema.Parse(current);
        var partition = IcebergTransforms.PartitionFields(metadata);
        var described = TableFields.Describe(snapshot.Contents?.Columns ?? schema.Columns, [.. partition.SelectMany(field => IcebergTransforms.Sources(field, schema))]);
        var properties = metadata.Properties("properties");
        var key = current.Items("identifier-field-ids").Select(id => id.TryGetInt64(out var number) ? schema.PathOf(number) : null).OfType<string>().ToList();
        var dataset = new Dataset
        {
            Path = path,
            SubType = "Table",
            Description = properties.GetValueOrDefault("comment"),
            Owners = properties.TryGetValue("owner", out var owner) && owner.Length > 0 ? [new OwnerEvidence(owner, "owner property of the table")] : [],
            Identity = metadata.Text("table-uuid"),
            Properties = Properties(metadata, schema, snapshot, properties),
            Created = DateTimeOffset.TryParse(properties.GetValueOrDefault("created-at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null,
            Modified = JsonMembers.Time(metadata.Integer("last-updated-ms")),
            Schema = described.Fields.Count == 0 ? null : new DatasetSchema(described.Fields) { NativeText = current.GetRawText() },
            PrimaryKey = key.Count == 0 ? null : new KeyConstraint(null, key),
            Partitioning = partition.Count == 0 ? null : new Partitioning("PARTITIONED BY", [.. partition.Select(field => IcebergTransforms.Expression(field, schema))]) { Count = snapshot.Contents?.PartitionCount },
            Statistics = snapshot.Rows is null && snapshot.Bytes is null ? null : new DatasetStatistics { RowCount = snapshot.Rows, SizeInBytes = snapshot.Bytes, Fields = described.Statistics },
        };
        return new LakeTable(dataset, [.. findings, .. described.Findings]);
    }

    private static SortedDictionary<string, string> Properties(JsonElement metadata, IcebergSchema schema, IcebergSnapshot snapshot, SortedDictionary<string, string> stated)
    {
        var properties = TableProperties.Shown(stated);
        properties["format"] = "iceberg";
        Add("format_version", Text(metadata.Integer("format-version")));
        Add("location", metadata.Text("location"));
        Add("snapshot_id", snapshot.Id);
        Add("last_operation", snapshot.Operation);
        Add("written_by", snapshot.Engine);
        Add("number_of_files", Text(snapshot.Files));
        Add("number_of_delete_files", snapshot.DeleteFiles is > 0 ? Text(snapshot.DeleteFiles) : null);
        Add("row_count_is", snapshot.RowsAre);
        Add("sort_order", IcebergTransforms.SortOrder(metadata, schema));
        Add("branches", Refs(metadata, "branch"));
        Add("tags", Refs(metadata, "tag"));
        Add("column_statistics", snapshot.HasTooManyManifests ? "not read: they are in more than 100 manifests, or in more than 64 MiB of them" : null);
        if (snapshot.Contents?.Partitions is { } partitions)
        {
            PartitionProperties.AddTo(properties, partitions, haveTimes: false);
        }

        return properties;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                properties[name] = value;
            }
        }
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Refs(JsonElement metadata, string type) => metadata.Structure("refs") is { } refs
        ? string.Join(", ", refs.EnumerateObject().Where(reference => reference.Value.Text("type") == type).Select(reference => reference.Name).Order(StringComparer.Ordinal))
        : string.Empty;
}
