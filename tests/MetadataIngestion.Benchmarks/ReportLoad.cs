using System.Globalization;
using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Following;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Benchmarks;

/// <summary>A mesh of many datasets in nested domains and products, crawled into a store by the pipeline itself.</summary>
/// <param name="datasets">How many datasets there are.</param>
internal sealed class ReportLoad(int datasets) : IMetadataSource
{
    private const int Fields = 20;
    private const int TablesInSchema = 500;
    private const int Domains = 60;
    private const int Products = 300;

    private static readonly AssetPath s_root = AssetPath.Root("postgres");

    private int _crawl;

    /// <summary>Crawls everything, and again after one table in a hundred was dropped, changed and mended; then the mesh.</summary>
    public async Task FillAsync(IMetadataStore store, string folder)
    {
        var file = Path.Combine(folder, "policies.yaml");
        await File.WriteAllTextAsync(file, "use: [GP101, GP103, GP104, GP201]\n");
        var policies = PolicyCatalog.Read([(file, "policies.yaml", null)]);
        for (_crawl = 0; _crawl < 2; _crawl++)
            await CrawlAsync(store, this, new SourceDefinition { Name = "warehouse", Inspectors = [new PolicyInspector(policies)], Followers = [new PolicyFollower(policies, store, TimeProvider.System)] });

        await File.WriteAllTextAsync(Path.Combine(folder, "domains.yaml"), DomainsFile());
        Directory.CreateDirectory(Path.Combine(folder, "products"));
        for (var product = 0; product < Products; product++)
            await File.WriteAllTextAsync(Path.Combine(folder, "products", Text($"p{product}.yaml")), Text($"name: Data product number {product}\ndomain: d{product % Domains}\nowners: [user:ada]\nassets: [\"/warehouse/warehouse/s{product % Schemas:D4}/t{product / Schemas}*\"]\n"));
        await using var mesh = new MeshSource(MeshCatalog.Read(folder, path => path, snapshot: null), policies, new FileFindings([], IsComplete: true), ["warehouse"]);
        await using (var session = await store.BeginPreviewAsync(new RunStart("none", "warehouse", DateTimeOffset.UtcNow), CancellationToken.None))
            await mesh.ReadAsync("warehouse", session, CancellationToken.None);
        await CrawlAsync(store, mesh, new SourceDefinition { Name = MeshSource.Name, Inspectors = [mesh] });
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var database = s_root.Child("warehouse");
        yield return new AssetFound(new Container { Path = database, Kind = ContainerKind.Database, SubType = "Database", Identity = "db" });
        for (var schema = 0; schema < Schemas; schema++)
        {
            var path = database.Child(Text($"s{schema:D4}"));
            yield return new AssetFound(new Container { Path = path, Kind = ContainerKind.Schema, SubType = "Schema", Identity = path.Name });
            for (var table = 0; table < TablesInSchema && schema * TablesInSchema + table < datasets; table++)
            {
                if (_crawl == 0 || table % 100 != 7)
                    yield return new AssetFound(Table(path, schema, table));
            }

            yield return new ScopeCompleted(path);
        }

        yield return new ScopeCompleted(database);
        yield return new ScopeCompleted(s_root);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private int Schemas => (datasets + TablesInSchema - 1) / TablesInSchema;

    private Dataset Table(AssetPath schema, int number, int table) => new()
    {
        Path = schema.Child(Text($"t{table}")),
        SubType = "Table",
        Identity = Text($"{number}/{table}"),
        Description = table % 3 == 0 ? null : "Everything about it, in a sentence or two that somebody wrote.",
        Domains = table % 50 == 0 ? [] : [Text($"d{number % Domains}")],
        Owners = table % 4 == 0 && !(_crawl == 1 && table % 100 == 8) ? [] : [new OwnerEvidence(Text($"team{number % 40}"), "a benchmark")],
        Tags = table % 5 == 0 ? ["gold"] : [],
        PrimaryKey = table % 10 == 0 ? null : new KeyConstraint("pk", ["id"]),
        Schema = new DatasetSchema([.. Enumerable.Range(0, _crawl == 1 && table % 100 == 9 ? Fields - 1 : Fields).Select(Field)]) { NativeKind = NativeSchemaKind.Sql },
    };

    private static Field Field(int number) => number == 0
        ? new Field { Path = "id", Type = new DataType(TypeKind.Integer), NativeType = "bigint", Nullable = false }
        : new Field { Path = Text($"column_{number}"), Type = new DataType(TypeKind.String), NativeType = "text", Description = number % 2 == 0 ? "What it means." : null };

    private static string DomainsFile() => "domains:\n" + string.Concat(Enumerable.Range(0, Domains).Select(number =>
        Text($"  - {{id: d{number}, name: Domain number {number}, owners: [user:ada]{(number % 5 == 0 ? "" : Text($", parent: d{number / 5 * 5}"))}}}\n")));

    private static async Task CrawlAsync(IMetadataStore store, IMetadataSource source, SourceDefinition definition)
    {
        var report = await new CrawlRunner(store, TimeProvider.System, NullLogger<CrawlRunner>.Instance).RunAsync(new CrawlRequest(definition) { ApproveRemovals = true }, source, observer: null, CancellationToken.None);
        if (report.Status != RunStatus.Succeeded)
            throw new InvalidOperationException($"The crawl ended {report.Status}: {string.Join(" ", report.Failures.Select(failure => failure.Message))}");
        if (report.Warnings.FirstOrDefault(warning => warning.Message.StartsWith("PO010", StringComparison.Ordinal)) is { } unanswered)
            throw new InvalidOperationException(unanswered.Message);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
