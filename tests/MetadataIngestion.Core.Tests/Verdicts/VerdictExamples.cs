using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Schemas;
using static MetadataIngestion.Core.Tests.Verdicts.Snapshots;

namespace MetadataIngestion.Core.Tests.Verdicts;

/// <summary>Changes of all kinds: what there was, and what there is.</summary>
internal static class VerdictExamples
{
    public static IReadOnlyDictionary<string, (SchemaSnapshot Before, SchemaSnapshot After)> All { get; } = new Dictionary<string, (SchemaSnapshot Before, SchemaSnapshot After)>(StringComparer.Ordinal)
    {
        ["kind"] = (Table(Field("a")), Table(Field("a")) with { Kind = "View" }),
        ["view"] = (Table(Field("a")) with { View = "1" }, Table(Field("a")) with { View = "2" }),
        ["known fields"] = (new SchemaSnapshot { Kind = "Table" }, Table(Field("a"))),
        ["lost fields"] = (Table(Field("a")), Table(Field("a")) with { IsLost = true }),
        ["drop"] = (Table(Field("a"), Field("b")), Table(Field("b"))),
        ["drop a record"] = (Table(Field("a"), Field("r", new DataType(TypeKind.Record)), Field("r.x")), Table(Field("a"))),
        ["rename"] = (Table(Field("a", identity: "1")), Table(Field("b", identity: "1"))),
        ["rename a record"] = (Table(Field("r", identity: "1"), Field("r.x", identity: "2")), Table(Field("q", identity: "1"), Field("q.x", identity: "2"))),
        ["rename without identity"] = (Table(Field("a"), Field("c")), Table(Field("b"), Field("c"))),
        ["case"] = (Table(Field("a", identity: "1")), Table(Field("A", identity: "1"))),
        ["replace"] = (Table(Field("a", identity: "1")), Table(Field("a", identity: "2"))),
        ["add with default"] = (Table(Field("a")), Table(Field("a"), Field("b") with { Default = "0" })),
        ["add generated"] = (Table(Field("a")), Table(Field("a"), Field("b") with { GeneratedAs = "a + 1" })),
        ["add required"] = (Table(Field("a")), Table(Field("a"), Field("b") with { Required = true })),
        ["order"] = (Table(Field("a"), Field("b")), Table(Field("b"), Field("a"))),
        ["int to long"] = (Table(Field("a", Int)), Table(Field("a", Long))),
        ["date to timestamp"] = (Table(Field("a", new DataType(TypeKind.Date))), Table(Field("a", Timestamp(6)))),
        ["longer"] = (Table(Field("a", Text(20))), Table(Field("a", Text(50)))),
        ["decimal longer"] = (Table(Field("a", Decimal(10, 2))), Table(Field("a", Decimal(12, 2)))),
        ["decimal scale"] = (Table(Field("a", Decimal(10, 2))), Table(Field("a", Decimal(12, 4)))),
        ["decimal scale for digits"] = (Table(Field("a", Decimal(10, 2))), Table(Field("a", Decimal(10, 4)))),
        ["int to text"] = (Table(Field("a", Int)), Table(Field("a", Text()))),
        ["zone"] = (Table(Field("a", Timestamp(6))), Table(Field("a", Timestamp(6, zone: true)))),
        ["padding"] = (Table(Field("a", Text(5, padded: true))), Table(Field("a", Text(5)))),
        ["opaque"] = (Table(Field("a", Int)), Table(Field("a", new DataType(TypeKind.Opaque)))),
        ["spelling"] = (Table(Field("a") with { NativeType = "int4" }), Table(Field("a") with { NativeType = "integer" })),
        ["enum"] = (Table(Field("a", Labels("x", "y"))), Table(Field("a", Labels("x", "y", "z")))),
        ["enum order"] = (Table(Field("a", Labels("x", "y"))), Table(Field("a", Labels("y", "x")))),
        ["null"] = (Table(Field("a")), Table(Field("a") with { Required = true })),
        ["default"] = (Table(Field("a")), Table(Field("a") with { Default = "0" })),
        ["default of required"] = (Table(Field("a") with { Required = true, Default = "0" }), Table(Field("a") with { Required = true })),
        ["other default"] = (Table(Field("a") with { Default = "0" }), Table(Field("a") with { Default = "1" })),
        ["identity"] = (Table(Field("a")), Table(Field("a") with { IdentityGeneration = "always" })),
        ["expression"] = (Table(Field("a") with { GeneratedAs = "b" }), Table(Field("a") with { GeneratedAs = "b + 1" })),
        ["collation"] = (Table(Field("a")), Table(Field("a") with { Collation = "C" })),
        ["key"] = (Table(Field("a")), Table(Field("a")) with { PrimaryKey = ["a"] }),
        ["other key"] = (Table(Field("a"), Field("b")) with { PrimaryKey = ["a"] }, Table(Field("a"), Field("b")) with { PrimaryKey = ["a", "b"] }),
        ["key with renamed field"] = (Table(Field("a", identity: "1")) with { PrimaryKey = ["a"] }, Table(Field("b", identity: "1")) with { PrimaryKey = ["b"] }),
        ["unique"] = (Table(Field("a")), Table(Field("a")) with { UniqueKeys = [["a"]] }),
        ["reference"] = (Table(Field("a")), Table(Field("a")) with { References = [new(["a"], "t (id)")] }),
        ["other reference"] = (Table(Field("a")) with { References = [new(["a"], "t (id)")] }, Table(Field("a")) with { References = [new(["a"], "u (id)")] }),
        ["check"] = (Table(Field("a")), Table(Field("a")) with { Checks = new() { ["c"] = "a > 0" } }),
        ["check renamed"] = (Table(Field("a")) with { Checks = new() { ["c"] = "a > 0" } }, Table(Field("a")) with { Checks = new() { ["d"] = "a > 0" } }),
        ["other check"] = (Table(Field("a")) with { Checks = new() { ["c"] = "a > 0" } }, Table(Field("a")) with { Checks = new() { ["c"] = "a > 1" } }),
        ["check of a renamed field"] = (
            Table(Field("a", identity: "1")) with { Checks = new() { ["c"] = "(a > 0)" } }, Table(Field("b", identity: "1")) with { Checks = new() { ["c"] = "(b > 0)" } }),
        ["check of a text like a renamed field"] = (
            Table(Field("a", identity: "1")) with { Checks = new() { ["c"] = "a <> 'a'" } }, Table(Field("b", identity: "1")) with { Checks = new() { ["c"] = "b <> 'b'" } }),
        ["expression over a renamed field"] = (
            Table(Field("a", identity: "1"), Field("n", identity: "2") with { GeneratedAs = "lower(a)" }),
            Table(Field("b", identity: "1"), Field("n", identity: "2") with { GeneratedAs = "lower(b)" })),
        ["partitioning"] = (Table(Field("a")), Table(Field("a")) with { Partitioning = "RANGE (a)" }),
        ["compatibility"] = (Table(Field("a")).With("Schema Compatibility", "FULL"), Table(Field("a")).With("Schema Compatibility", "BACKWARD")),
        ["other side"] = (Table(Field("a")).With("Schema Compatibility", "FORWARD"), Table(Field("a")).With("Schema Compatibility", "BACKWARD")),
        ["record key"] = (Table(Field("a")) with { RecordKey = "1" }, Table(Field("a")) with { RecordKey = "2" }),
        ["format"] = (Table(Field("a")).With("format", "csv"), Table(Field("a")).With("format", "parquet")),
        ["language"] = (Table(Field("a")) with { Model = SchemaModel.Avro }, Table(Field("b")) with { Model = SchemaModel.Protobuf }),
        ["location"] = (Table(Field("a")).With("location", "s3://a"), Table(Field("a")).With("location", "s3://b")),
        ["protocol"] = (Table(Field("a")).With("min_reader_version", "1"), Table(Field("a")).With("min_reader_version", "3")),
        ["partitions"] = (Table(Field("a")).With("Partitions", "3"), Table(Field("a")).With("Partitions", "6")),
        ["cleanup"] = (Table(Field("a")).With("cleanup.policy", "delete"), Table(Field("a")).With("cleanup.policy", "compact")),
        ["retention"] = (Table(Field("a")).With("retention.ms", "604800000"), Table(Field("a")).With("retention.ms", "3600000")),
        ["retention for ever"] = (Table(Field("a")).With("retention.ms", "604800000"), Table(Field("a")).With("retention.ms", "-1")),
        ["setting not read"] = (Table(Field("a")).With("retention.ms", "604800000"), Table(Field("a"))),
    };
}
