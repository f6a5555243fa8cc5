using System.Text.RegularExpressions;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.TdsServer.Catalog;

/// <summary>A column that a statement asks for.</summary>
/// <param name="Name">The name that it has in the result.</param>
/// <param name="Constant">The type of a constant; null for a column of a view.</param>
/// <param name="Value">The constant's value.</param>
internal sealed partial record SelectItem(string Name, ColumnType? Constant, object? Value)
{
    /// <summary>Takes the columns between SELECT and FROM of a statement apart.</summary>
    public static IReadOnlyList<SelectItem> ListOf(string statement)
    {
        var start = statement.IndexOf("SELECT", StringComparison.Ordinal) + "SELECT".Length;
        var items = new List<SelectItem>();
        var (depth, item) = (0, start);
        for (var i = start; ; i++)
        {
            var ends = i == statement.Length || (depth == 0 && string.CompareOrdinal(statement, i, "FROM", 0, 4) == 0);
            if (ends || (depth == 0 && statement[i] == ','))
            {
                items.Add(Parse(statement[item..i].Trim()));
                item = i + 1;
            }

            if (ends)
                return items;
            depth += statement[i] switch { '(' => 1, ')' => -1, _ => 0 };
        }
    }

    private static SelectItem Parse(string text)
    {
        if (Cast().Match(text) is { Success: true } constant)
            return Constants(constant.Groups["type"].Value, constant.Groups["value"].Value, constant.Groups["name"].Value);
        var alias = text.LastIndexOf(" AS ", StringComparison.Ordinal);
        return new SelectItem(alias >= 0 && text.IndexOf(')', alias) < 0 ? text[(alias + 4)..].Trim() : text[(text.LastIndexOf('.') + 1)..].Trim('[', ']'), null, null);
    }

    private static SelectItem Constants(string type, string value, string name) => new(
        name,
        type switch
        {
            "bit" => ColumnType.Bit,
            "tinyint" => ColumnType.TinyInt,
            "int" => ColumnType.Int,
            "uniqueidentifier" => ColumnType.UniqueIdentifier,
            _ => ColumnType.NVarChar,
        },
        value == "NULL" ? null : int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^CAST\((?<value>NULL|\d+) AS (?<type>\w+)(\(\d+\))?\) AS (?<name>\w+)$")]
    private static partial Regex Cast();
}
