using System.Globalization;
using System.Text.RegularExpressions;
using MetadataIngestion.TdsServer.Protocol;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.TdsServer.Catalog;

/// <summary>
/// Answers the statements of the connector, which it knows by the name in their first comment, from recorded databases: with the columns that
/// the statement asks for, or with the server's own error where a view lacks one of them.
/// </summary>
internal sealed partial class RecordedServer : ITdsBackend
{
    public const string User = "crawler";
    public const string Password = "Pa55-word;with=signs";
    private const string Master = "master";

    // What rows of one object are ordered by; rows that are equal in that stay in the order in which they were recorded.
    private static readonly string[] s_secondKeys = ["minor_id", "foreign_key_id", "index_id", "parameter_id", "column_id"];

    public List<RecordedDatabase> Databases { get; } = [];

    public int EngineEdition { get; set; } = 3;

    public string Version { get; set; } = "16.0.4135.4";

    public string Collation { get; set; } = "Latin1_General_CI_AS";

    /// <summary>Whether a database does not see its neighbours, as in Azure SQL Database.</summary>
    public bool ListsOnlyTheDatabaseAtHand { get; set; }

    /// <summary>Columns that this version does not have, such as <c>tables.ledger_type</c>.</summary>
    public HashSet<string> MissingColumns { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers instead of the recorded ones; null for statements that are answered as ever.</summary>
    public Func<string, LoginRequest, Reply?> Instead { get; set; } = static (_, _) => null;

    /// <summary>Why a login is refused instead of the usual reasons.</summary>
    public Func<LoginRequest, IReadOnlyList<ServerError>?> InsteadOfLogin { get; set; } = static _ => null;

    /// <summary>Whether answers are built once: for measurements, when nothing changes any more.</summary>
    public bool KeepsAnswers { get; set; }

    /// <summary>The statements that were asked, each with its database.</summary>
    public List<(string Database, string Statement, string Text)> Log { get; } = [];

    public List<LoginRequest> Logins { get; } = [];

    public IReadOnlyList<ServerError> Refuse(LoginRequest login)
    {
        lock (Logins)
            Logins.Add(login);
        if (InsteadOfLogin(login) is { } errors)
            return errors;
        if (login.Token is null && (login.User != User || login.Password != Password))
            return [new ServerError(18456, $"Login failed for user '{login.User}'.")];
        return login.Database is "" or Master || Find(login.Database) is { IsClosed: false }
            ? []
            : [
                new ServerError(4060, $"Cannot open database \"{login.Database}\" requested by the login. The login failed.", 11),
                new ServerError(18456, $"Login failed for user '{login.User}'."),
            ];
    }

    public Reply Execute(LoginRequest login, string statement)
    {
        var name = Marker().Match(statement).Groups["name"].Value;
        lock (Log)
            Log.Add((login.Database, name, statement));
        return Instead(name, login) ?? Answer(login, name, statement);
    }

    private RecordedDatabase? Find(string database) =>
        Databases.Find(recorded => string.Equals(recorded.Name, database, StringComparison.OrdinalIgnoreCase));

    private Reply Answer(LoginRequest login, string name, string statement) => name switch
    {
        "server" => AnswerServer(login),
        "catalog-columns" => new Reply(writer => writer.WriteResult(
            [new Column("view_name", ColumnType.NVarChar), new Column("column_name", ColumnType.NVarChar)], ProbedColumns())),
        _ when CatalogShapes.Find(name) is not null => AnswerSet(login, name, statement),
        _ => Reply.Nothing,
    };

    private Reply AnswerServer(LoginRequest login)
    {
        var database = Find(login.Database);
        object?[] row = [EngineEdition, Version, Collation, User, database?.Name ?? Master, database?.Collation ?? Collation];
        Column[] columns = [new("engine_edition", ColumnType.Int), .. Enumerable.Range(1, 5).Select(i => new Column($"c{i}", ColumnType.NVarChar))];
        return new Reply(writer => writer.WriteResult(columns, [row]));
    }

    private IEnumerable<object?[]> ProbedColumns() =>
        from view in CatalogShapes.ProbedViews
        from column in CatalogShapes.Find(view.Key)!
        where !MissingColumns.Contains($"{view.Key}.{column.Name}")
        select new object?[] { view.Value, column.Name };

    private Reply AnswerSet(LoginRequest login, string name, string statement)
    {
        var items = SelectItem.ListOf(statement);
        var shape = new RecordedSet(CatalogShapes.Find(name)!);
        foreach (var item in items.Where(item => item.Constant is null))
        {
            if (!shape.Has(item.Name) || MissingColumns.Contains($"{name}.{item.Name}"))
                return Reply.Failure(new ServerError(207, $"Invalid column name '{item.Name}'.", 16));
        }

        Column[] columns = [.. items.Select(item => new Column(item.Name, item.Constant ?? shape.Columns[shape.PositionOf(item.Name)].Type))];
        int[] positions = [.. items.Select(item => item.Constant is null ? shape.PositionOf(item.Name) : -1)];
        return new Reply(writer => writer.WriteResult(columns, RowsOf(login, name, statement, shape).Select(row => Project(row, items, positions))))
        {
            Key = KeepsAnswers ? $"{login.Database} {statement}" : null,
        };
    }

    private static object?[] Project(object?[] row, IReadOnlyList<SelectItem> items, int[] positions)
    {
        var values = new object?[positions.Length];
        for (var i = 0; i < positions.Length; i++)
            values[i] = positions[i] >= 0 ? row[positions[i]] : items[i].Value;
        return values;
    }

    private IEnumerable<object?[]> RowsOf(LoginRequest login, string name, string statement, RecordedSet shape)
    {
        if (name == "databases")
            return Databases.Where(database => !ListsOnlyTheDatabaseAtHand || database.Name == login.Database).Select(database => database.Entry);
        if (Find(login.Database) is not { } database)
            return [];
        IEnumerable<object?[]> rows = database[name].Rows;
        if (name == "referenced-entities")
            return rows.Where(row => statement.Contains($"({row[0]}, ", StringComparison.Ordinal));
        if (!shape.Has("object_id"))
            return rows;
        var id = shape.PositionOf("object_id");
        if (Range().Match(statement) is { Success: true } range)
        {
            var (first, last) = (Number(range, "first"), Number(range, "last"));
            rows = rows.Where(row => (int)row[id]! >= first && (int)row[id]! <= last);
        }

        return shape.Columns.FirstOrDefault(column => s_secondKeys.Contains(column.Name)) is { } second
            ? rows.OrderBy(row => (int)row[id]!).ThenBy(row => Convert.ToInt32(row[shape.PositionOf(second.Name)], CultureInfo.InvariantCulture))
            : rows.OrderBy(row => (int)row[id]!);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^/\* (?<name>[\w-]+) \*/")]
    private static partial Regex Marker();

    [GeneratedRegex(@"BETWEEN (?<first>-?\d+) AND (?<last>-?\d+)")]
    private static partial Regex Range();
}
