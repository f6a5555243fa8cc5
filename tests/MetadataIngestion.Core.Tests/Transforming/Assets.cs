using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Transforming;

internal static class Assets
{
    public static readonly OwnerEvidence TableOwner = new("etl_orders", "owner of the table");
    public static readonly OwnerEvidence SchemaOwner = new("postgres", "owner of the schema");

    public static Dataset Table(string name, params OwnerEvidence[] owners) => new()
    {
        Path = AssetPath.Root("postgres").Child(name.Split('.')),
        SubType = "Table",
        Owners = owners,
    };

    public static Container Schema(string name, params OwnerEvidence[] owners) => new()
    {
        Path = AssetPath.Root("postgres").Child(name.Split('.')),
        SubType = "Schema",
        Kind = ContainerKind.Schema,
        Owners = owners,
    };

    public static OwnerEvidence User(string name, string foundIn) => new(name, foundIn) { Kind = PrincipalKind.User };

    public static OwnerEvidence Group(string name, string foundIn) => new(name, foundIn) { Kind = PrincipalKind.Group };
}
