using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Types;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Builds the fields of a dataset: by far the most objects of a crawl.</summary>
internal sealed class FieldBuilder(DatabaseContext context)
{
    private const int RowStart = 1;
    private const int RowEnd = 2;
    private readonly Dictionary<int, string> _numbers = [];

    public IReadOnlyList<Field> Build(in RelationRows rows)
    {
        var fields = new List<Field>(rows.Columns.Length);
        var details = new ColumnDetails(rows);
        foreach (ref readonly var column in rows.Columns)
        {
            if (column.IsVisible)
                fields.Add(Build(column, fields.Count + 1, ref details));
        }

        return fields;
    }

    private Field Build(in ColumnRow column, int ordinal, ref ColumnDetails details)
    {
        var type = context.Types.Map(column.TypeId, column.MaxLength, column.Precision, column.Scale, column.VectorDimensions);
        var annotations = details.AnnotationsOf(column.ColumnId, context.Annotations);
        var isComputed = details.Computed.TryTake(column.ColumnId, out var computed);
        return new Field
        {
            Path = column.Name,
            Type = type.Type,
            NativeType = type.NativeText,
            Nullable = column.Has(ColumnFlags.Nullable),
            Ordinal = ordinal,
            Description = annotations.Description,
            Default = details.Defaults.TryTake(column.ColumnId, out var value) ? value.Text : null,
            GeneratedAs = isComputed ? computed.Expression : GeneratedAs(column),
            IdentityGeneration = IdentityOf(column, ref details),
            IsPartitionKey = details.IsPartitionKey(column.ColumnId),
            Tags = details.TagsOf(column.ColumnId, annotations),
            Properties = PropertiesOf(column, type, annotations, isComputed && computed.IsPersisted, ref details),
            Identity = NumberText(column.ColumnId),
        };
    }

    private IReadOnlyDictionary<string, string> PropertiesOf(
        in ColumnRow column, ColumnType type, Annotations annotations, bool isPersisted, ref ColumnDetails details)
    {
        var properties = new PropertyList();
        properties.AddOptional("alias-of", type.AliasOf);
        if (column.Collation is not null && column.Collation != context.Collation)
            properties.Add("collation", column.Collation);
        properties.AddIf(isPersisted, "computed", "persisted");
        properties.AddIf(column.Has(ColumnFlags.Sparse), "sparse");
        properties.AddIf(column.Has(ColumnFlags.ColumnSet), "column-set");
        properties.AddIf(column.Has(ColumnFlags.RowGuid), "row-guid");
        properties.AddIf(column.Has(ColumnFlags.FileStream), "filestream");
        properties.AddIf(column.Has(ColumnFlags.Hidden), "hidden");
        properties.AddOptional("encryption", column.Encryption);
        if (details.Masks.TryTake(column.ColumnId, out var mask))
            properties.Add("masked", mask.Text ?? "true");
        properties.AddRange(annotations.Properties);
        return properties.ToDictionary();
    }

    private static string? IdentityOf(in ColumnRow column, ref ColumnDetails details)
    {
        if (details.Identities.TryTake(column.ColumnId, out var identity))
            return $"IDENTITY({identity.Seed}, {identity.Increment})";
        return column.Has(ColumnFlags.Identity) ? "IDENTITY" : null;
    }

    private static string? GeneratedAs(in ColumnRow column) => column.GeneratedAlways switch
    {
        RowStart => "ROW START",
        RowEnd => "ROW END",
        _ => null,
    };

    private string NumberText(int number)
    {
        if (!_numbers.TryGetValue(number, out var text))
            _numbers[number] = text = number.ToString(CultureInfo.InvariantCulture);
        return text;
    }
}
