using System.Globalization;

namespace MetadataIngestion.TdsServer.Catalog;

/// <summary>A type as T-SQL writes it, and as the catalog keeps it.</summary>
internal readonly record struct TypeText(int TypeId, int MaxLength, int Precision, int Scale)
{
    private const int Unlimited = -1;

    public static TypeText Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? text : text[..open];
        string[] arguments = open < 0 ? [] : text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries);
        var first = arguments.Length == 0 || arguments[0] == "max" ? Unlimited : int.Parse(arguments[0], CultureInfo.InvariantCulture);
        var second = arguments.Length < 2 ? 0 : int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var id = StandardRows.TypeId(name);
        return name switch
        {
            "nvarchar" or "nchar" => new TypeText(id, first == Unlimited ? Unlimited : first * 2, 0, 0),
            "varchar" or "char" or "varbinary" or "binary" => new TypeText(id, first, 0, 0),
            "decimal" or "numeric" => new TypeText(id, 9, first, second),
            "datetime2" => new TypeText(id, 8, first == 0 ? 19 : 20 + first, first),
            "datetimeoffset" => new TypeText(id, 10, 27 + first, first),
            "time" => new TypeText(id, 5, 9 + first, first),
            "int" => new TypeText(id, 4, 10, 0),
            "bigint" => new TypeText(id, 8, 19, 0),
            "xml" or "json" or "geography" or "geometry" => new TypeText(id, Unlimited, 0, 0),
            "sysname" => new TypeText(id, 256, 0, 0),
            _ => new TypeText(id, 8, 0, 0),
        };
    }
}
