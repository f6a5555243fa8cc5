using System.Collections.Concurrent;
using Dapper;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Storage.Querying;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>
/// A database that has nothing but tables of the names and columns of the views. SQLite's authorizer takes a subquery for the view whose name it was given,
/// and lets it read what the view may; here there is nothing of that to read.
/// </summary>
internal sealed class ViewOutline
{
    private const string Views =
        """
        SELECT 'CREATE TABLE ' || view.name || ' (' || group_concat('"' || part.name || '"') || ');'
        FROM sqlite_master AS view JOIN pragma_table_info(view.name) AS part
        WHERE view.type = 'view' AND view.name LIKE 'mesh\_%' ESCAPE '\' GROUP BY view.name
        """;

    private const int MaxChecked = 1000;

    private readonly ConcurrentDictionary<string, bool> _checked = new(StringComparer.Ordinal);
    private string? _script;

    /// <summary>Looks once what views there are.</summary>
    public void Learn(SqliteConnection connection) => _script ??= string.Concat(connection.Query<string>(Views));

    /// <summary>Makes sure that a query, which SQLite understands, needs nothing but the views.</summary>
    /// <exception cref="StateQueryException">It needs more.</exception>
    public void Require(ScopedSql sql)
    {
        if (_checked.ContainsKey(sql.Text))
            return;

        using var outline = new SqliteConnection("Data Source=:memory:;Pooling=False");
        outline.Open();
        FittingFunction.AddTo(outline);
        outline.Execute(_script!);
        using var command = outline.CreateCommand();
        command.CommandText = sql.Text;
        try
        {
            command.Prepare();
        }
        catch (SqliteException error)
        {
            throw new StateQueryException(StateQueryProblem.Refused, $"The query may only read the views mesh_*, also where it gives a part of its own the name of one: {error.Message}", error);
        }

        if (_checked.Count < MaxChecked)
            _checked.TryAdd(sql.Text, true);
    }
}
