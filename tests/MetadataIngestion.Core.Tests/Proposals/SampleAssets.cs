using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Proposals;

/// <summary>A small database in the normalized model.</summary>
internal static class SampleAssets
{
    public const string DatabaseUrn = "urn:li:container:a6097853edba03be190d99ece4b307ff";
    public const string SchemaUrn = "urn:li:container:51904fc8cd5cc729bc630decff284525";
    public const string OrdersUrn = "urn:li:dataset:(urn:li:dataPlatform:postgres,postgrestest.public.orders,PROD)";

    public static AssetPath Root { get; } = AssetPath.Root("postgres");

    public static Container Database { get; } = new() { Path = Root.Child("postgrestest"), Kind = ContainerKind.Database, SubType = "Database", Identity = "db/1" };

    public static Container Schema { get; } = new() { Path = Root.Child("postgrestest", "public"), Kind = ContainerKind.Schema, SubType = "Schema", Identity = "ns/2200" };

    public static Dataset Orders { get; } = Table("orders", "rel/100",
        new Field { Path = "id", Type = new DataType(TypeKind.Integer) { Bits = 64 }, NativeType = "BIGINT", Nullable = false, Ordinal = 1, Identity = "1" },
        new Field { Path = "total", Type = new DataType(TypeKind.Decimal) { Precision = 10, Scale = 2 }, NativeType = "NUMERIC(10, 2)", Ordinal = 2, Identity = "2" });

    public static Dataset Table(string name, string? identity, params Field[] fields) => new()
    {
        Path = Schema.Path.Child(name),
        SubType = "Table",
        Identity = identity,
        Schema = new DatasetSchema(fields) { NativeKind = NativeSchemaKind.Sql },
    };
}
