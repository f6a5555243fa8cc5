using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A user or role of a database.</summary>
internal sealed record Principal(int Id, string Name, string Type)
{
    /// <summary>The user that stands for the owner of the database.</summary>
    public const string DatabaseOwner = "dbo";

    public PrincipalKind Kind => Type switch
    {
        "S" or "U" or "E" => PrincipalKind.User,
        "G" or "X" or "R" => PrincipalKind.Group,
        _ => PrincipalKind.Unknown,
    };

    public static Principal Read(Row row) => new(row.Int32(0), row.Text(1), row.Code(2));
}
