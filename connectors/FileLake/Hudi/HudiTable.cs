using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>Describes a Hudi table as a dataset.</summary>
internal static class HudiTable
{
    /// <summary>Columns that Hudi adds to every row, unless it is told not to.</summary>
    private static readonly string[] MetaColumns = ["_hoodie_commit_time", "_hoodie_commit_seqno", "_hoodie_record_key", "_hoodie_partition_path", "_hoodie_file_name"];

    private static readonly string[] ShownProperties =
    [
        "hoodie.table.type", "hoodie.table.version", "hoodie.table.base.file.format", "hoodie.table.precombine.field", "hoodie.table.recordkey.fields",
        "hoodie.table.keygenerator.class", "hoodie.table.keygenerator.type", "hoodie.database.name", "hoodie.timeline.layout.version", "hoodie.table.cdc.enabled",
    ];

    /// <exception cref="SampleException">The schema makes no sense.</exception>
    public static LakeTable Describe(AssetPath path, SortedDictionary<string, string> properties, string? written, DateTimeOffset modified, List<Finding> findings)
    {
        var schema = written ?? properties.GetValueOrDefault("hoodie.table.create.schema");
        if (schema is null)
        {
            findings.Add(new Finding("has no write that states a schema, so that it has none yet", "Crawl again when data was written."));
        }

        var partition = Names(properties, "hoodie.table.partition.fields");
        var described = TableFields.Describe(Columns(properties, schema, partition), partition);
        var key = Names(properties, "hoodie.table.recordkey.fields");
        var dataset = new Dataset
        {
            Path = path,
            SubType = "Table",
            DisplayName = properties.GetValueOrDefault("hoodie.table.name"),
            Properties = Properties(properties),
            Modified = modified,
            Schema = described.Fields.Count == 0 ? null : new DatasetSchema(described.Fields) { NativeText = schema, NativeKind = NativeSchemaKind.Avro },
            PrimaryKey = key.Count > 0 && key.All(name => described.Fields.Any(field => field.Path == name)) ? new KeyConstraint(null, key) : null,
            Partitioning = partition.Count == 0 ? null : new Partitioning("PARTITIONED BY", partition),
        };
        return new LakeTable(dataset, [.. findings, .. described.Findings]);
    }

    private static IReadOnlyList<Column> Columns(SortedDictionary<string, string> properties, string? schema, IReadOnlyList<string> partition)
    {
        if (schema is null)
            return [];

        var columns = AvroSchema.Parse(Encoding.UTF8.GetBytes(schema));
        var text = new ColumnType(new DataType(TypeKind.String), "string");
        var known = columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var meta = properties.GetValueOrDefault("hoodie.populate.meta.fields") == "false" ? [] : MetaColumns;
        return
        [
            .. meta.Where(name => !known.Contains(name)).Select(name => new Column(name, text, Nullable: true)),
            .. columns,
            .. partition.Where(name => !known.Contains(name)).Select(name => new Column(name, text, Nullable: true)), // kept in the names of folders alone
        ];
    }

    private static SortedDictionary<string, string> Properties(SortedDictionary<string, string> properties) =>
        new(properties.Where(property => ShownProperties.Contains(property.Key)).ToDictionary(), StringComparer.Ordinal) { ["format"] = "hudi" };

    /// <summary>The names in a list, of which each may carry how it is transformed.</summary>
    private static IReadOnlyList<string> Names(SortedDictionary<string, string> properties, string key) =>
        [.. (properties.GetValueOrDefault(key) ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => name.Split(':')[0])];
}
