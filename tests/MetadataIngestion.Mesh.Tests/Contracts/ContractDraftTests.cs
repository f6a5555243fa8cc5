using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Drafting;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Tests.Contracts;

public sealed class ContractDraftTests
{
    private static readonly AssetPath s_shop = AssetPath.Root("postgres").Child("shop", "public");

    public static TheoryData<string> Datasets => [.. s_datasets.Keys.Order(StringComparer.Ordinal)];

    private static readonly Dictionary<string, Dataset> s_datasets = new()
    {
        ["table"] = new Dataset
        {
            Path = s_shop.Child("orders"),
            SubType = "Table",
            Description = "Orders: \"all\" of them # really\nand more\n",
            Tags = ["core"],
            Schema = new DatasetSchema([
                Checks.Field("id", new DataType(TypeKind.Integer) { Bits = 64 }, "BIGINT", nullable: false),
                Checks.Field("line", new DataType(TypeKind.Integer) { Bits = 32 }, "INTEGER", nullable: false),
                Checks.Field("customer", new DataType(TypeKind.Integer) { Bits = 64 }, "BIGINT"),
                Checks.Field("email", new DataType(TypeKind.String) { Length = 320 }, "VARCHAR(320)"),
                Checks.Field("amount", new DataType(TypeKind.Decimal) { Precision = 10, Scale = 2 }, "NUMERIC(10, 2)"),
                Checks.Field("mood", new DataType(TypeKind.Enum) { Symbols = ["a", "b"] }, "mood"),
                Checks.Field("place", TypeKind.Geometry, "POINT"),
                Checks.Field("data", TypeKind.Json, "JSONB"),
                Checks.Field("at", new DataType(TypeKind.Timestamp) { WithTimeZone = true }, "TIMESTAMP WITH TIME ZONE") with { Tags = ["pii"] },
            ]),
            PrimaryKey = new KeyConstraint("pk", ["line", "id"]),
            UniqueKeys = [new KeyConstraint("u", ["email"])],
            ForeignKeys = [
                new ForeignKey("f1", ["customer"], s_shop.Child("customers"), ["id"]),
                new ForeignKey("f2", ["id", "line"], s_shop.Child("lines"), ["order", "number"]),
            ],
            Partitioning = new Partitioning("RANGE", ["at"]),
        },
        ["view"] = new Dataset { Path = s_shop.Child("v"), SubType = "Materialized View", View = new ViewDefinition("SELECT 1"), Schema = new DatasetSchema([Checks.Field("a")]) },
        ["strange names"] = new Dataset
        {
            Path = s_shop.Child("weird: #1 \"x\" é"),
            SubType = "Table",
            Description = "- yes: {no}\tand \\ \u0001",
            Schema = new DatasetSchema([.. new[] { "yes", "123", "a b", "#", "- x", "null", "~", "true", "Ünï", "1e3", "&a", "*b", "'q'", "{", "0x1F" }.Select(name => Checks.Field(name))]),
        },
        ["no fields"] = new Dataset { Path = s_shop.Child("empty"), SubType = "Foreign Table" },
        ["sql server"] = new Dataset { Path = AssetPath.Root("mssql").Child("Sales", "dbo", "T"), SubType = "Table", Schema = new DatasetSchema([Checks.Field("Id", TypeKind.Uuid, "uniqueidentifier", nullable: false)]) },
        ["topic"] = new Dataset
        {
            Path = AssetPath.Root("kafka").Child("shop.orders.v1"),
            SubType = "Topic",
            Properties = new Dictionary<string, string> { ["retention.ms"] = "604800000", ["cleanup.policy"] = "delete" },
            Schema = new DatasetSchema([
                Checks.Field("[version=2.0].[type=R].[type=record].card", TypeKind.Record, "record"),
                Checks.Field("[version=2.0].[type=R].[type=record].card.[type=string].last4"),
                Checks.Field("[version=2.0].[type=R].[type=array].[type=string].tags", DataType.Array(new DataType(TypeKind.String)), "array(string)"),
            ]),
        },
        ["files"] = new Dataset
        {
            Path = AssetPath.Root("s3", separator: '/').Child("lake", "sales", "orders"),
            SubType = "Fileset",
            Properties = new Dictionary<string, string> { ["format"] = "parquet" },
            Schema = new DatasetSchema([
                Checks.Field("lines", DataType.Array(new DataType(TypeKind.Record)), "LIST"),
                Checks.Field("lines.sku"),
                Checks.Field("lines.parts", DataType.Array(new DataType(TypeKind.Record)), "LIST"),
                Checks.Field("lines.parts.no", TypeKind.Integer, "INT64"),
                Checks.Field("a.b", TypeKind.Boolean, "BOOLEAN"),
            ]),
        },
        ["local file"] = new Dataset { Path = AssetPath.Root("file", separator: '/').Child("lake", "stores.csv"), SubType = "File", Properties = new Dictionary<string, string> { ["format"] = "csv" } },
        ["azure"] = new Dataset { Path = AssetPath.Root("abs", separator: '/').Child("box", "x"), SubType = "Fileset" },
        ["google"] = new Dataset { Path = AssetPath.Root("gcs", separator: '/').Child("box", "x"), SubType = "Fileset" },
        ["another platform"] = new Dataset { Path = AssetPath.Root("weather").Child("stations"), SubType = "Table", Schema = new DatasetSchema([Checks.Field("a")]) },
    };

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Of_Dataset_IsAContractThatIsRightAndHolds(string name)
    {
        var dataset = s_datasets[name];
        var text = ContractDraft.Of(dataset, "shop", "PROD").Normalize();
        Assert.Equal(text, YamlReader.Read(text).Normalize());

        var reading = ContractReader.Read(Encoding.UTF8.GetBytes(text), "draft.yaml");
        Assert.Empty(reading.Findings);

        var target = Assert.Single(new ContractTargets([reading.Contract!]).Find(dataset.Path, new SourceProfile("shop", "PROD")));
        var outcome = ContractChecker.Check(target, dataset, Checks.Now, _ => null);
        Assert.DoesNotContain(outcome.Results, result => result.Verdict is Verdict.Failed or Verdict.Warned);
        Assert.Equal((dataset.Schema?.Fields ?? []).Select(field => FieldPaths.Plain(field.Path)), reading.Contract!.Schemas[0].AllProperties().Select(property => property.Path));
    }

    [Fact]
    public void Of_Table_SaysItsKeysAndReferences()
    {
        var schema = ContractReader.Read(Encoding.UTF8.GetBytes(ContractDraft.Of(s_datasets["table"], "shop", "PROD").Normalize()), "x").Contract!.Schemas[0];
        Assert.Equal(["line 1", "id 2"], schema.Properties.Where(property => property.PrimaryKey).OrderBy(property => property.PrimaryKeyPosition).Select(property => $"{property.Name} {property.PrimaryKeyPosition}"));
        Assert.Equal(["email"], schema.Properties.Where(property => property.Unique).Select(property => property.Name));
        Assert.Equal(["customers.id"], schema.Properties[2].Relationships[0].To);
        Assert.Equal(["lines.order", "lines.number"], schema.Relationships[0].To);
        Assert.Equal("Orders: \"all\" of them # really\nand more\n", schema.Description);
        Assert.Equal(["integer", "integer", "integer", "string", "number", "string", null, "object", "timestamp"], schema.Properties.Select(property => property.LogicalType));
    }
}
