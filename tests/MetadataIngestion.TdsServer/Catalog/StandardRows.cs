namespace MetadataIngestion.TdsServer.Catalog;

/// <summary>What every database has: system types, schemas, principals.</summary>
internal static class StandardRows
{
    private static readonly (int Id, int SystemId, string Name)[] s_types =
    [
        (34, 34, "image"), (35, 35, "text"), (36, 36, "uniqueidentifier"), (40, 40, "date"), (41, 41, "time"), (42, 42, "datetime2"), (43, 43, "datetimeoffset"),
        (48, 48, "tinyint"), (52, 52, "smallint"), (56, 56, "int"), (58, 58, "smalldatetime"), (59, 59, "real"), (60, 60, "money"), (61, 61, "datetime"), (62, 62, "float"),
        (98, 98, "sql_variant"), (99, 99, "ntext"), (104, 104, "bit"), (106, 106, "decimal"), (108, 108, "numeric"), (122, 122, "smallmoney"), (127, 127, "bigint"),
        (128, 240, "hierarchyid"), (129, 240, "geometry"), (130, 240, "geography"), (165, 165, "varbinary"), (167, 167, "varchar"), (173, 173, "binary"), (175, 175, "char"),
        (189, 189, "timestamp"), (231, 231, "nvarchar"), (239, 239, "nchar"), (241, 241, "xml"), (244, 244, "json"), (255, 165, "vector"), (256, 231, "sysname"),
    ];

    public static void AddTo(RecordedDatabase database)
    {
        foreach (var (id, systemId, name) in s_types)
            database["types"].Add(("user_type_id", id), ("system_type_id", systemId), ("name", name), ("schema_id", 4));
        database["schemas"].Add(("schema_id", 1), ("name", "dbo"), ("principal_id", 1));
        database["schemas"].Add(("schema_id", 2), ("name", "guest"), ("principal_id", 2));
        database["schemas"].Add(("schema_id", 3), ("name", "INFORMATION_SCHEMA"), ("principal_id", 3));
        database["schemas"].Add(("schema_id", 4), ("name", "sys"), ("principal_id", 4));
        database["schemas"].Add(("schema_id", 16384), ("name", "db_owner"), ("principal_id", 16384));
        database["principals"].Add(("principal_id", 1), ("name", "dbo"), ("type", "S"));
    }

    /// <summary>The number of a type of the system.</summary>
    public static int TypeId(string name) => s_types.First(type => type.Name == name).Id;
}
