using MetadataIngestion.Connectors.PostgreSql.Types;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A column as pg_attribute has it, with its type resolved. A struct: there are as many as a database has columns.</summary>
internal struct ColumnRow
{
    public short Number;
    public string Name;
    public uint TypeOid;
    public int Modifier;
    public bool NotNull;
    public bool HasDefault;
    public char Identity;
    public char Generated;
    public uint Collation;
    public string[]? Grants;
    public string[]? ForeignOptions;
    public ColumnType? Type;
}
