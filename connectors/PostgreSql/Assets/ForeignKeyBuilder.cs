using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Builds foreign keys, also those that cross schemas.</summary>
internal sealed class ForeignKeyBuilder(DatabaseContext context)
{
    public IReadOnlyList<ForeignKey> Build(in RelationRows rows)
    {
        List<ForeignKey>? keys = null;
        foreach (var constraint in rows.Constraints)
        {
            if (constraint.Type == ConstraintRow.ForeignKey && IsOwn(constraint, rows.Relation))
                AddKey(ref keys, constraint, rows);
        }

        return keys ?? [];
    }

    private void AddKey(ref List<ForeignKey>? keys, ConstraintRow constraint, in RelationRows rows)
    {
        if (context.DatasetOf(constraint.Target) is not { } target)
            return;
        var key = new ForeignKey(constraint.Name, rows.ColumnNames.Of(constraint.Columns), target, TargetNames(constraint, rows))
        {
            Actions = ActionsOf(constraint, rows),
        };
        (keys ??= []).Add(key);
    }

    // Besides the constraint itself there is a row for every partition, on either side of it.
    private bool IsOwn(ConstraintRow constraint, in Relation relation) => constraint.Parent == 0
        || (relation.IsPartition && context.Catalog.Relations.TryFind(constraint.Target, out var target) && !target.IsPartition);

    private static string[] TargetNames(ConstraintRow constraint, in RelationRows rows)
    {
        var names = new string[constraint.TargetColumns.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = rows.Page.NameOf(new ColumnKey(constraint.Target, constraint.TargetColumns[i])) ?? "?";
        return names;
    }

    private static string? ActionsOf(ConstraintRow constraint, in RelationRows rows)
    {
        if (constraint is { OnUpdate: 'a', OnDelete: 'a', Match: not 'f' })
            return null;
        var actions = new StringBuilder();
        if (constraint.Match == 'f')
            actions.Append(" MATCH FULL");
        if (constraint.OnUpdate != 'a')
            actions.Append(" ON UPDATE ").Append(ActionOf(constraint.OnUpdate));
        if (constraint.OnDelete != 'a')
            actions.Append(" ON DELETE ").Append(ActionOf(constraint.OnDelete));
        if (constraint.OnDeleteColumns.Length > 0)
            actions.Append(" (").AppendJoin(", ", rows.ColumnNames.Of(constraint.OnDeleteColumns)).Append(')');
        return actions.ToString(1, actions.Length - 1);
    }

    private static string ActionOf(char action) => action switch
    {
        'r' => "RESTRICT",
        'c' => "CASCADE",
        'n' => "SET NULL",
        'd' => "SET DEFAULT",
        _ => "NO ACTION",
    };
}
