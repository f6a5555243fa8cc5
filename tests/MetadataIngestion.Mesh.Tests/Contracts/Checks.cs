using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Contracts.Reading;

namespace MetadataIngestion.Mesh.Tests.Contracts;

/// <summary>Checks a dataset against a contract of one schema that a test writes down.</summary>
internal static class Checks
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The results as "code subject verdict evidence", without those that a field and its dataset are there.</summary>
    public static IReadOnlyList<string> Run(string schema, Dataset dataset, string root = "") =>
        [.. Results(schema, dataset, root).Where(result => result is not { Code: "DC101" or "DC201", Verdict: Verdict.Passed }).Select(Describe)];

    public static IEnumerable<CheckResult> Results(string schema, Dataset dataset, string root = "", Func<DateTimeOffset, RowCount?>? earlier = null)
    {
        var contract = Read($$"""
            version: 1.0.0
            apiVersion: v3.1.0
            kind: DataContract
            id: c
            status: active
            {{root}}
            schema:
              - name: t
                {{schema}}
            """);
        var server = new ContractServer("s", "postgres", default);
        return ContractChecker.Check(new NamedTarget(contract, server, contract.Schemas[0]) { Platform = dataset.Path.Platform }, dataset, Now, earlier ?? (_ => null)).Results;
    }

    public static Contract Read(string text) =>
        ContractReader.Read(Encoding.UTF8.GetBytes(text), "c.yaml") is { Contract: { } contract } ? contract : throw new InvalidOperationException(text);

    public static Dataset Table(params Field[] fields) => Of("postgres", "Table", fields);

    public static Dataset File(params Field[] fields) => Of("s3", "Fileset", fields);

    public static Dataset Of(string platform, string subType, params Field[] fields) => new()
    {
        Path = AssetPath.Root(platform).Child("db", "public", "t"),
        SubType = subType,
        Schema = new DatasetSchema(fields),
    };

    public static Field Field(string path, TypeKind kind = TypeKind.String, string native = "TEXT", bool nullable = true) =>
        Field(path, new DataType(kind), native, nullable);

    public static Field Field(string path, DataType type, string native, bool nullable = true) =>
        new() { Path = path, Type = type, NativeType = native, Nullable = nullable };

    private static string Describe(CheckResult result) => $"{result.Code} {result.Subject} {result.Verdict} {result.Evidence}".Replace("  ", " ", StringComparison.Ordinal);
}
