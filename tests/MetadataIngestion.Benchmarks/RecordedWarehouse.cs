using System.Globalization;
using MetadataIngestion.TdsServer.Catalog;

namespace MetadataIngestion.Benchmarks;

/// <summary>The synthetic warehouse as the catalog of a SQL Server describes it.</summary>
internal static class RecordedWarehouse
{
    private static readonly string[] s_types =
        ["bigint", "int", "nvarchar(max)", "varchar(200)", "decimal(18,4)", "datetimeoffset(7)", "date", "bit", "xml", "uniqueidentifier", "float", "varbinary(max)"];

    public static RecordedDatabase Build(int schemas, int tables, int columns)
    {
        var database = new RecordedDatabase("warehouse");
        for (var s = 1; s <= schemas; s++)
        {
            var schema = database.Schema(string.Create(CultureInfo.InvariantCulture, $"s{s:D4}"), principal: 1);
            RecordedTable? previous = null;
            for (var t = 1; t <= tables; t++)
                previous = Table(database, schema, t, columns, previous);
        }

        return database;
    }

    private static RecordedTable Table(RecordedDatabase database, int schema, int number, int columns, RecordedTable? previous)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{number:D4}");
        var table = database.Table(schema, name).Column("id", "bigint", nullable: false);
        for (var c = 2; c <= columns; c++)
            table.Column($"col_{c}", s_types[c % s_types.Length], nullable: c % 5 != 0);
        table.Column("parent_id", "bigint").PrimaryKey($"pk_{name}", "id").Property("MS_Description", $"Table {number}").Property("MS_Description", "Second column", "col_2").Size(1000, 10);
        if (previous is not null)
            table.ForeignKey($"fk_{name}", previous, ("parent_id", "id"));
        return table;
    }
}
