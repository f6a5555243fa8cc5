using System.Text;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>What the manifests of a snapshot say of its data: partitions, and the values of columns. What is not known of one file is not known at all.</summary>
internal sealed class IcebergContents
{
    private const long Deleted = 2;

    private readonly JsonElement _metadata;
    private readonly bool _hasDeletes;
    private readonly IcebergSchema _schema;
    private readonly IReadOnlyList<Column> _columns;
    private readonly Dictionary<Column, ColumnStatistics> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<long, PartitionKeys> _partitions = [];

    /// <param name="metadata">The table's metadata.</param>
    /// <param name="hasDeletes">Whether rows of the data are deleted.</param>
    /// <exception cref="InvalidDataException">The metadata holds no schema.</exception>
    public IcebergContents(JsonElement metadata, bool hasDeletes)
    {
        (_metadata, _hasDeletes) = (metadata, hasDeletes);
        _schema = IcebergSchema.Parse(IcebergSchema.Current(metadata));

        // What manifests say of lists and maps tells of their elements.
        _columns = [.. ValueColumns.Of(_schema.Columns, column => column.Name).Select(found => found.Column).Where(column => column.Type.Type.Kind is not (TypeKind.Array or TypeKind.Map))];
    }

    /// <summary>The table's columns with what is known of their values.</summary>
    public IReadOnlyList<Column> Columns => ValueColumns.WithStatistics(_schema.Columns, _known);

    /// <summary>How many partitions there are; those of different specs are different ones.</summary>
    public long PartitionCount => _partitions.Values.Sum(keys => keys.Count);

    /// <summary>The partitions; <see langword="null"/> when they follow several specs, so that they have no order.</summary>
    public PartitionKeys? Partitions => _partitions.Count == 1 ? _partitions.Values.Single() : null;

    /// <exception cref="SampleException">The bytes are no manifest.</exception>
    public IcebergContents Add(ReadOnlyMemory<byte> manifest, long spec)
    {
        AvroRecords.Read(manifest, schema => ReaderOf(schema, spec));
        return this;
    }

    private Action<JsonElement> ReaderOf(JsonElement schema, long spec)
    {
        var names = new IcebergNames(schema);
        var data = names.Inside(names.Of(2, "data_file"));
        var partition = new IcebergPartition(IcebergTransforms.Fields(_metadata, spec), data.Inside(data.Of(102, "partition")), _schema);
        return entry =>
        {
            if (entry.Integer(names.Of(0, "status")) != Deleted && entry.Structure(names.Of(2, "data_file")) is { } file)
                Add(file, data, partition, spec);
        };
    }

    private void Add(JsonElement file, IcebergNames names, IcebergPartition partition, long spec)
    {
        if (!_partitions.TryGetValue(spec, out var keys))
        {
            keys = new PartitionKeys();
            _partitions.Add(spec, keys);
        }

        keys.Observe(partition.Read(file.Structure(names.Of(102, "partition")) ?? default), default);
        AddStatistics(file, names);
    }

    private void AddStatistics(JsonElement file, IcebergNames names)
    {
        var rows = file.Integer(names.Of(103, "record_count"));
        var values = Map(file, names.Of(109, "value_counts"));
        var nulls = Map(file, names.Of(110, "null_value_counts"));
        var lower = Map(file, names.Of(125, "lower_bounds"));
        var upper = Map(file, names.Of(128, "upper_bounds"));
        foreach (var column in _columns)
        {
            var id = column.Identity!;
            var count = Number(nulls, id);
            var statistics = count is { } all && all == (Number(values, id) ?? rows)
                ? ColumnStatistics.NoValue(all)
                : new ColumnStatistics(count, Bound(lower, column), Bound(upper, column));
            statistics = _hasDeletes ? statistics.WithDeletions() : statistics;
            _known[column] = _known.TryGetValue(column, out var sum) ? sum.Merge(statistics) : statistics;
        }
    }

    /// <summary>Maps by the ids of columns are lists of pairs, since Avro's maps have texts as keys.</summary>
    private static Dictionary<string, JsonElement> Map(JsonElement file, string name)
    {
        var map = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var pair in file.Items(name))
        {
            if (pair.Member("key") is { } key && pair.Member("value") is { } value)
            {
                map[key.ToString()] = value;
            }
        }

        return map;
    }

    private static long? Number(Dictionary<string, JsonElement> map, string id) =>
        map.TryGetValue(id, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 ? number : null;

    private static ColumnValue? Bound(Dictionary<string, JsonElement> map, Column column) =>
        map.TryGetValue(column.Identity!, out var value) && value.ValueKind == JsonValueKind.String
            ? IcebergValues.Decode(column.Type.Type, Encoding.Latin1.GetBytes(value.GetString()!))
            : null;
}
