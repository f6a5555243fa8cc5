using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Builds keys and check constraints.</summary>
internal static class KeyBuilder
{
    public static KeyConstraint? PrimaryKeyOf(in RelationRows rows)
    {
        foreach (var key in rows.Keys)
        {
            if (key.IsPrimary)
                return new KeyConstraint(key.Name, KeyColumns(rows, key.IndexId));
        }

        return null;
    }

    /// <summary>Unique constraints, and unique indexes that amount to one, by name.</summary>
    public static IReadOnlyList<KeyConstraint> UniqueKeysOf(in RelationRows rows)
    {
        List<KeyConstraint>? keys = null;
        foreach (var key in rows.Keys)
        {
            if (!key.IsPrimary)
                (keys ??= []).Add(new KeyConstraint(key.Name, KeyColumns(rows, key.IndexId)));
        }

        foreach (var index in rows.Indexes)
        {
            if (index is { IsUnique: true, IsConstraint: false, HasFilter: false, IsDisabled: false, Name: not null })
                (keys ??= []).Add(new KeyConstraint(index.Name, KeyColumns(rows, index.IndexId)));
        }

        keys?.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return keys ?? [];
    }

    /// <summary>Check constraints whose condition the login may see.</summary>
    public static IReadOnlyList<CheckConstraint> ChecksOf(in RelationRows rows)
    {
        List<CheckConstraint>? checks = null;
        foreach (var check in rows.Checks)
        {
            if (check.Condition is { } condition)
                (checks ??= []).Add(new CheckConstraint(check.Name, condition));
        }

        return checks ?? [];
    }

    private static List<string> KeyColumns(in RelationRows rows, int indexId)
    {
        var columns = new List<string>();
        foreach (ref readonly var column in rows.IndexColumns)
        {
            if (column.IndexId == indexId && column.KeyOrdinal > 0 && rows.ColumnName(column.ColumnId) is { } name)
                columns.Add(name);
        }

        return columns;
    }
}
