using System.Globalization;
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
    private const string SchemaProperty = "hoodie.table.create.schema";

    /// <summary>Columns that Hudi adds to every row, unless it is told not to.</summary>
    private static readonly string[] MetaColumns = ["_hoodie_commit_time", "_hoodie_commit_seqno", "_hoodie_record_key", "_hoodie_partition_path", "_hoodie_file_name"];

    private static readonly string[] ShownProperties =
    [
        "hoodie.table.type", "hoodie.table.version", "hoodie.table.base.file.format", "hoodie.table.precombine.field", "hoodie.table.recordkey.fields",
        "hoodie.table.keygenerator.class", "hoodie.table.keygenerator.type", "hoodie.database.name", "hoodie.timeline.layout.version", "hoodie.table.cdc.enabled",
    ];

    /// <summary>Whether the table knows the schema that it was created with.</summary>
    public static bool StatesSchema(SortedDictionary<string, string> properties) => properties.ContainsKey(SchemaProperty);

    /// <param name="path">The dataset's path.</param>
    /// <param name="properties">The table's properties.</param>
    /// <param name="history">What its writes say.</param>
    /// <param name="stored">The columns of its files, when neither states a schema.</param>
    /// <param name="modified">When it was last written to.</param>
    /// <param name="findings">What is wrong with the table.</param>
    /// <exception cref="SampleException">The schema makes no sense.</exception>
    public static LakeTable Describe(AssetPath path, SortedDictionary<string, string> properties, HudiHistory history, IReadOnlyList<Column>? stored, DateTimeOffset modified, List<Finding> findings)
    {
        var schema = history.Schema ?? properties.GetValueOrDefault(SchemaProperty);
        var columns = stored ?? (schema is null ? null : AvroSchema.Parse(Encoding.UTF8.GetBytes(schema)));
        if (columns is null)
        {
            findings.Add(new Finding("has no write that states a schema, so that it has none yet", "Crawl again when data was written."));
        }

        var partition = Names(properties, "hoodie.table.partition.fields");
        var described = TableFields.Describe(columns is null ? [] : Columns(properties, columns, partition), partition);
        var key = Names(properties, "hoodie.table.recordkey.fields");
        var dataset = new Dataset
        {
            Path = path,
            SubType = "Table",
            DisplayName = properties.GetValueOrDefault("hoodie.table.name"),
            Properties = Properties(properties, history.Totals),
            Modified = modified,
            Schema = described.Fields.Count == 0 ? null : new DatasetSchema(described.Fields) { NativeText = schema, NativeKind = schema is null ? NativeSchemaKind.Other : NativeSchemaKind.Avro },
            PrimaryKey = key.Count > 0 && key.All(name => described.Fields.Any(field => field.Path == name)) ? new KeyConstraint(null, key) : null,
            Partitioning = partition.Count == 0 ? null : new Partitioning("PARTITIONED BY", partition) { Count = history.Totals?.Partitions },
            Statistics = history.Totals is { } totals ? new DatasetStatistics { RowCount = totals.Rows, SizeInBytes = totals.Bytes } : null,
        };
        return new LakeTable(dataset, [.. findings, .. described.Findings]);
    }

    private static IReadOnlyList<Column> Columns(SortedDictionary<string, string> properties, IReadOnlyList<Column> columns, IReadOnlyList<string> partition)
    {
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

    private static SortedDictionary<string, string> Properties(SortedDictionary<string, string> properties, HudiTotals? totals)
    {
        var shown = new SortedDictionary<string, string>(properties.Where(property => ShownProperties.Contains(property.Key)).ToDictionary(), StringComparer.Ordinal) { ["format"] = "hudi" };
        if (totals is not null)
        {
            shown["number_of_files"] = totals.Files.ToString(CultureInfo.InvariantCulture);
        }

        return shown;
    }

    /// <summary>The names in a list, of which each may carry how it is transformed.</summary>
    private static IReadOnlyList<string> Names(SortedDictionary<string, string> properties, string key) =>
        [.. (properties.GetValueOrDefault(key) ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => name.Split(':')[0])];
}
