using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A schema. Schemas of the system and of the fixed roles are none of a crawl's business.</summary>
internal sealed record Schema(int Id, string Name, int? PrincipalId)
{
    private const int Guest = 2;
    private const int InformationSchema = 3;
    private const int System = 4;
    private const int FirstFixedRole = 16384;
    private const int LastFixedRole = 16399;

    // Servers that only speak the protocol number schemas in another way.
    public bool IsOfSystem => Id is Guest or InformationSchema or System || IsOfFixedRole || IsOfSystemByName(Name);

    public static bool IsOfSystemByName(string name) =>
        name.Equals("sys", StringComparison.OrdinalIgnoreCase) || name.Equals("INFORMATION_SCHEMA", StringComparison.OrdinalIgnoreCase);

    private bool IsOfFixedRole => Id is >= FirstFixedRole and <= LastFixedRole && Name.StartsWith("db_", StringComparison.OrdinalIgnoreCase);

    public static Schema Read(Row row) => new(row.Int32(0), row.Text(1), row.OptionalInt32(2));
}
