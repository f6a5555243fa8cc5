using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Core.Tests.Splitting;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Following;

namespace MetadataIngestion.Mesh.Tests.Parts;

/// <summary>What contracts, domains, owners and policies say of a source whose parts were crawled apart is what they say of it as a whole.</summary>
public sealed class SplitInspectionTests(SplitBench bench) : IClassFixture<SplitBench>, IDisposable
{
    private const string Policies = "use: [GP101, GP104]\n";

    private readonly string _schema = $"split_{Guid.NewGuid():N}";
    private readonly string _folder = Directory.CreateTempSubdirectory("mesh-tests-").FullName;
    private readonly MeshFolder _mesh = new MeshFolder()
        .With("directory.yaml", "people: [{id: ada}, {id: bob, left: 2020-01-01}]")
        .With("OWNERS", "/app/app/a/users @bob\n/app/app/b/users @bob\n/app/app/b/orders @ada")
        .With("domains.yaml", "domains: [{id: sales, assets: [/app/app/*/orders]}, {id: people, assets: [/app/app/*/users]}, {id: rival, assets: [/app/app/**]}]")
        .With("classification.yaml", "exclusive: ['level:*']\nrules:\n  - {fields: [email], tags: ['level:secret']}\n  - {fields: [email], tags: ['level:public']}\n")
        .With("sensitive.yaml", "exceptions: []");

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _mesh.Dispose();
    }

    [PostgresFact]
    public async Task RunAsync_Split_InspectorsSayWhatTheySayOfTheWhole()
    {
        var (whole, split) = (await bench.OpenAsync(_schema), await bench.OpenAsync(_schema + "_s"));
        var all = new[] { Contract("kept", "a", "orders", "id"), Contract("broken", "b", "users", "gone"), Contract("missing", "a", "nowhere", "id"), Contract("twice", null, "orders", "id") };
        var before = Server(("app.a", ["orders", "users"]), ("app.b", ["orders", "users"]));
        var after = Server(("app.a", ["orders", "users"]), ("app.b", ["users"]));

        var first = await CompareAsync(whole, split, before, all, Policies);
        var second = await CompareAsync(whole, split, after, all, Policies);
        var third = await CompareAsync(whole, split, after, all[..1], "use: [GP101]\n");

        Assert.Contains(first.Warnings, warning => warning.Message.Contains("DC201", StringComparison.Ordinal));
        Assert.Contains(first.Warnings, warning => warning.Message.Contains("does not have", StringComparison.Ordinal));
        Assert.Contains(first.Warnings, warning => warning.Message.Contains("fits 2 datasets", StringComparison.Ordinal));
        Assert.Contains(first.Warnings, warning => warning.Message.StartsWith("OW002: /app/app/a/users and 1 more have the owner corpuser:bob", StringComparison.Ordinal));
        Assert.Contains(first.Warnings, warning => warning.Message.StartsWith("CL002: /app/app/a/orders and 3 more have level:secret", StringComparison.Ordinal));
        Assert.DoesNotContain(second.Warnings, warning => warning.Message.Contains("fits 2 datasets", StringComparison.Ordinal));
        Assert.True(third.Entities.Removed > 0);
    }

    private async Task<RunReport> CompareAsync(IMetadataStore whole, IMetadataStore split, IMetadataSource source, string[] contracts, string policies)
    {
        var from = await split.GetHeadOffsetAsync(CancellationToken.None) + 1;
        var expected = await SplitBench.CrawlWholeAsync(whole, source, () => Definition(whole, contracts, policies));
        var actual = await SplitBench.CrawlAsync(split, source, define: () => Definition(split, contracts, policies));

        Assert.NotNull(actual.Parts);
        Assert.Equal(RunStatus.Succeeded, actual.Status);
        Assert.Equal(Sorted(expected.Warnings), Sorted(actual.Warnings));
        Assert.Equal(await SplitBench.LogAsync(whole, from), await SplitBench.LogAsync(split, from));
        Assert.Equal(expected.Entities, actual.Entities);
        Assert.Equal(expected.Removals.ByReason, actual.Removals.ByReason);
        return actual;
    }

    private SourceDefinition Definition(IMetadataStore store, string[] contracts, string policies)
    {
        var files = contracts.Select((text, index) => Write($"{index}.yaml", text)).ToList();
        var (path, name) = Write("p.yaml", policies);
        var catalog = PolicyCatalog.Read([(path, name, null)]);
        var stewardship = _mesh.Read().Steward("app", OwnerPrecedence.Strongest, new DateOnly(2026, 6, 1), PolicyCatalog.Empty);
        return SplitBench.Definition() with
        {
            Transformers = [.. TransformerFactory.Create(new TransformationOptions(), new TransformationOptions()), .. stewardship.Transformers],
            Inspectors = [.. stewardship.Inspectors, new ContractInspector(ContractCatalog.Read(files), new SourceProfile("app", "PROD") { IsOnlyOfItsKind = true }, RowCountHistory.None), new PolicyInspector(catalog)],
            Followers = [new PolicyFollower(catalog, store, TimeProvider.System)],
        };
    }

    private (string Path, string Name) Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return (path, name);
    }

    private static IEnumerable<string> Sorted(IReadOnlyList<Notice> notices) => notices.Select(notice => notice.ToString()).Order(StringComparer.Ordinal);

    private static string Contract(string id, string? schema, string table, string field) => $$"""
        apiVersion: v3.1.0
        kind: DataContract
        status: active
        servers: [{server: prod, type: postgres, host: h, port: 5432, database: app{{(schema is null ? "" : $", schema: {schema}")}}}]
        version: 1.0.0
        id: {{id}}
        schema: [{name: {{table}}, properties: [{name: {{field}}, logicalType: string}]}]

        """;

    private static SplitCatalog Server(params (string Schema, string[] Tables)[] schemas) => new(schemas.ToDictionary(
        schema => schema.Schema,
        schema => Array.ConvertAll(schema.Tables, table => Catalog.Table($"{schema.Schema}.{table}", null, "id", "email", "phone"))));
}
