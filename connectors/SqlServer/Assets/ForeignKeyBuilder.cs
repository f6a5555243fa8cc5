using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Builds foreign keys. One to a table that the login may not see is left out, because nobody could follow it.</summary>
internal static class ForeignKeyBuilder
{
    private const string NoAction = "NO_ACTION";

    public static IReadOnlyList<ForeignKey> Build(in RelationRows rows, DatabaseContext context)
    {
        List<ForeignKey>? keys = null;
        var columns = rows.ForeignKeys;
        for (var start = 0; start < columns.Length;)
        {
            var end = start + 1;
            while (end < columns.Length && columns[end].ForeignKeyId == columns[start].ForeignKeyId)
                end++;
            if (Build(rows, columns[start..end], context) is { } key)
                (keys ??= []).Add(key);
            start = end;
        }

        return keys ?? [];
    }

    private static ForeignKey? Build(in RelationRows rows, ReadOnlySpan<ForeignKeyRow> columns, DatabaseContext context)
    {
        if (!context.Catalog.ObjectsById.TryGetValue(columns[0].ReferencedObjectId, out var target) || context.SchemaOf(target) is null)
            return null;
        var fields = new List<string>(columns.Length);
        var targets = new List<string>(columns.Length);
        foreach (var column in columns)
        {
            if (rows.ColumnName(column.ColumnId) is not { } field || column.ReferencedColumn is not { } referenced)
                return null;
            fields.Add(field);
            targets.Add(referenced);
        }

        return new ForeignKey(columns[0].Name, fields, context.PathOf(target), targets) { Actions = ActionsOf(columns[0]) };
    }

    private static string? ActionsOf(ForeignKeyRow key)
    {
        var actions = new List<string>(2);
        Add(actions, "ON DELETE", key.OnDelete);
        Add(actions, "ON UPDATE", key.OnUpdate);
        return actions.Count == 0 ? null : string.Join(' ', actions);
    }

    private static void Add(List<string> actions, string occasion, string? action)
    {
        if (action is not null && !action.Equals(NoAction, StringComparison.OrdinalIgnoreCase))
            actions.Add($"{occasion} {action.Replace('_', ' ')}");
    }
}
