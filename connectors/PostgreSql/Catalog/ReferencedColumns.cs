using MetadataIngestion.Connectors.PostgreSql.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>
/// Finds the names of the columns that a page's foreign keys point to. Most are columns of the page itself, because related tables tend to be
/// created together; only the others are asked for.
/// </summary>
internal sealed class ReferencedColumns(PostgresSession session)
{
    private readonly HashSet<ColumnKey> _missing = [];

    public async Task ResolveAsync(RelationPage page, CancellationToken cancellationToken)
    {
        _missing.Clear();
        for (var i = 0; i < page.Relations.Count; i++)
        {
            foreach (var constraint in page.Constraints.Of(i))
                Note(constraint, page);
        }

        if (_missing.Count > 0)
            await LoadAsync(page, cancellationToken);
    }

    private void Note(ConstraintRow constraint, RelationPage page)
    {
        if (constraint.Type != ConstraintRow.ForeignKey || Array.BinarySearch(page.Oids, constraint.Target) >= 0)
            return;
        foreach (var column in constraint.TargetColumns)
            _missing.Add(new ColumnKey(constraint.Target, column));
    }

    private async Task LoadAsync(RelationPage page, CancellationToken cancellationToken)
    {
        var keys = _missing.ToArray();
        var columns = await session.QueryAsync(
            "referenced-columns",
            static row => (Key: new ColumnKey(row.Oid(0), row.Int16(1)), Name: row.Text(2)),
            cancellationToken,
            PostgresSession.Oids(Array.ConvertAll(keys, key => key.Relation)),
            new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint, Value = Array.ConvertAll(keys, key => key.Column) });
        foreach (var (key, name) in columns)
            page.OtherColumns[key] = name;
    }
}
