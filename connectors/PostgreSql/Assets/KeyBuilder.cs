using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Builds keys and check constraints.</summary>
internal static class KeyBuilder
{
    public static KeyConstraint? PrimaryKeyOf(in RelationRows rows)
    {
        foreach (var constraint in rows.Constraints)
        {
            if (constraint.Type == ConstraintRow.PrimaryKey)
                return new KeyConstraint(constraint.Name, rows.ColumnNames.Of(constraint.Columns));
        }

        return null;
    }

    /// <summary>Unique constraints, and unique indexes that amount to one, by name.</summary>
    public static IReadOnlyList<KeyConstraint> UniqueKeysOf(in RelationRows rows)
    {
        List<KeyConstraint>? keys = null;
        foreach (var constraint in rows.Constraints)
        {
            if (constraint.Type == ConstraintRow.Unique)
                (keys ??= []).Add(new KeyConstraint(constraint.Name, rows.ColumnNames.Of(constraint.Columns)));
        }

        foreach (var index in rows.Indexes)
        {
            if (IsKeyOfItsOwn(index, rows.Constraints))
                (keys ??= []).Add(new KeyConstraint(index.Name, rows.ColumnNames.Of(index.Columns.AsSpan(0, index.KeyCount))));
        }

        keys?.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return keys ?? [];
    }

    public static IReadOnlyList<CheckConstraint> ChecksOf(in RelationRows rows, TextSet texts)
    {
        List<CheckConstraint>? checks = null;
        foreach (var constraint in rows.Constraints)
        {
            if (constraint.Type == ConstraintRow.Check)
                (checks ??= []).Add(new CheckConstraint(constraint.Name, texts.Require(new TextKey(TextKinds.Checks, rows.Relation.Oid, constraint.Oid))));
        }

        return checks ?? [];
    }

    private static bool IsKeyOfItsOwn(IndexRow index, ReadOnlySpan<ConstraintRow> constraints)
    {
        if (!index.IsUnique || !index.IsValid || index.IsPartial || index.HasExpressions)
            return false;
        foreach (var constraint in constraints)
        {
            // Foreign keys name the index that they lean on.
            if (constraint.Index == index.Oid && constraint.Type != ConstraintRow.ForeignKey)
                return false;
        }

        return true;
    }
}
