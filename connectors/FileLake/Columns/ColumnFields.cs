using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>Turns columns into fields: dotted paths, the parent before its members.</summary>
internal sealed class ColumnFields
{
    private const int MaxConflicts = 10;

    private readonly UniqueNames _names = new();
    private readonly List<Field> _fields = [];
    private readonly List<FieldStatistics> _statistics = [];
    private readonly List<TypeConflict> _conflicts = [];
    private bool _isLimited;

    private ColumnFields()
    {
    }

    public static DescribedFields Describe(IReadOnlyList<Column> columns)
    {
        var fields = new ColumnFields();
        fields.Add(columns, string.Empty);
        return new DescribedFields(fields._fields, fields._isLimited ? [FieldLimit.Exceeded] : [])
        {
            Conflicts = fields._conflicts,
            Statistics = fields._statistics,
        };
    }

    private void Add(IReadOnlyList<Column> columns, string prefix)
    {
        foreach (var column in columns)
        {
            if (_fields.Count == FieldLimit.MaxFields)
            {
                _isLimited = true;
                return;
            }

            Add(column, _names.Take(prefix + (column.Name.Length == 0 ? "(empty)" : column.Name)));
        }
    }

    private void Add(Column column, string path)
    {
        _fields.Add(new Field
        {
            Path = path,
            Type = column.Type.Type,
            NativeType = column.Type.Native,
            Nullable = column.Nullable,
            Description = column.Description,
            Default = column.Default,
            Identity = column.Identity,
            Properties = column.Properties,
        });
        AddStatistics(path, column.Statistics);
        if (column.Type.Alternatives.Count > 0 && _conflicts.Count < MaxConflicts)
        {
            _conflicts.Add(new TypeConflict(path, column.Type.Native));
        }

        Add(column.Type.Members, path + ".");
    }

    private void AddStatistics(string path, ColumnStatistics statistics)
    {
        if (statistics != ColumnStatistics.Unknown)
        {
            _statistics.Add(new FieldStatistics(path) { NullCount = statistics.NullCount, Min = statistics.Min?.Text, Max = statistics.Max?.Text });
        }
    }
}
