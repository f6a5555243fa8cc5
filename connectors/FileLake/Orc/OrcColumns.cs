using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>Turns the list of types into columns. ORC knows nothing of columns that may not be null, but Iceberg's files say it.</summary>
internal sealed class OrcColumns
{
    private const int MaxDepth = 64;

    // The names of the columns that Hive puts around the row of a table with transactions.
    private static readonly string[] TransactionNames = ["operation", "originalTransaction", "bucket", "rowId", "currentTransaction", "row"];

    private readonly OrcFooter _footer;
    private readonly bool[] _isUsed;

    private OrcColumns(OrcFooter footer)
    {
        _footer = footer;
        _isUsed = new bool[footer.Types.Count];
    }

    /// <exception cref="InvalidDataException">The types make no tree.</exception>
    public static IReadOnlyList<Column> Build(OrcFooter footer)
    {
        var columns = new OrcColumns(footer);
        if (footer.Types.Count == 0)
            throw new InvalidDataException("it has no types");

        var root = columns.Type(0, 0, isOutermost: true);
        if (root.Type.Kind != TypeKind.Record || footer.Types[0].Kind != OrcKind.Struct)
            return [new Column("value", root, Nullable: true)];

        return footer.Types[0].FieldNames.SequenceEqual(TransactionNames) ? root.Members[^1].Type.Members : root.Members;
    }

    private ColumnType Type(int id, int depth, bool isOutermost = false)
    {
        if (depth > MaxDepth)
            throw new InvalidDataException("its types nest deeper than 64 levels");

        // A part always comes after the whole, and belongs to one: no list of types makes a circle.
        if (_isUsed[id])
            throw new InvalidDataException($"type {id} is part of two");

        _isUsed[id] = true;
        var type = _footer.Types[id];
        return type.Kind switch
        {
            OrcKind.Struct => ColumnType.Structure("struct", Members(id, type, depth, isOutermost)),
            OrcKind.List => ColumnType.List("array", Part(id, type, 0, 1, depth)),
            OrcKind.Map => ColumnType.Map(Part(id, type, 0, 2, depth), Part(id, type, 1, 2, depth)),
            OrcKind.Union => Union([.. type.Subtypes.Select((_, i) => Part(id, type, i, type.Subtypes.Count, depth))]),
            _ => OrcTypes.Primitive(type),
        };
    }

    private static ColumnType Union(IReadOnlyList<ColumnType> branches) =>
        ColumnType.Union($"uniontype<{string.Join(',', branches.Select(branch => branch.Native))}>", branches);

    private List<Column> Members(int id, OrcType type, int depth, bool isOutermost) =>
        [.. type.FieldNames.Select((name, i) => Member(name, SubtypeOf(id, type, i, type.FieldNames.Count), depth, isOutermost))];

    private Column Member(string name, int id, int depth, bool isOutermost)
    {
        var attributes = _footer.Types[id].Attributes;
        return new Column(name, Type(id, depth + 1), attributes.GetValueOrDefault("iceberg.required") != "true")
        {
            Properties = attributes.TryGetValue("iceberg.id", out var fieldId) ? new Dictionary<string, string> { ["field_id"] = fieldId } : [],
            Statistics = isOutermost && id < _footer.Statistics.Count ? StatisticsOf(_footer.Statistics[id]) : ColumnStatistics.Unknown,
        };
    }

    private ColumnStatistics StatisticsOf(OrcStatistics known)
    {
        var nulls = known.Values <= _footer.Rows ? _footer.Rows - known.Values : null;
        return known.Values == 0 && nulls is { } all ? ColumnStatistics.NoValue(all) : new ColumnStatistics(nulls, known.Min, known.Max);
    }

    private ColumnType Part(int id, OrcType type, int index, int count, int depth) => Type(SubtypeOf(id, type, index, count), depth + 1);

    private int SubtypeOf(int id, OrcType type, int index, int count)
    {
        if (type.Subtypes.Count != count)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"type {id} has not as many parts as its kind has"));

        var subtype = type.Subtypes[index];
        return subtype > (ulong)id && subtype < (ulong)_footer.Types.Count
            ? (int)subtype
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"type {id} refers to a type that does not follow it"));
    }
}
