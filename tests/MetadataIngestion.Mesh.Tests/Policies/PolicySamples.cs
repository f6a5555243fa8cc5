using System.Globalization;
using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Crawling;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Mesh.Tests.Policies;

/// <summary>For each built-in policy an asset that breaks it, called after it, and one that keeps to it.</summary>
internal static class PolicySamples
{
    private static readonly AssetPath s_topics = AssetPath.Root("kafka");
    private static readonly AssetPath s_servers = AssetPath.Root("mssql");
    private static readonly Field s_id = Column("id", "BIGINT", TypeKind.Integer) with { Nullable = false };
    private static readonly Field s_email = Column("email", "TEXT");

    private static readonly Dictionary<string, (Dataset Bad, Dataset Good)> s_samples = new(StringComparer.Ordinal)
    {
        ["GP101"] = (Table(s_id), Table(s_id) with { Owners = [new OwnerEvidence("ann", "test")] }),
        ["GP103"] = (Table(s_id) with { Description = "d" }, Table(s_id with { Description = "number" }) with { Description = "d" }),
        ["GP104"] = (Table(s_id), Table(s_id) with { Domains = ["sales"] }),
        ["GP105"] = (Table(s_id), Table(s_id)),
        ["GP201"] = (Table(s_id), Table(s_id) with { PrimaryKey = new KeyConstraint("pk", ["id"]) }),
        ["GP202"] = (Rows(20_000), Rows(20_000) with { Indexes = [new DatasetIndex("i", "btree (id)")] }),
        ["GP203"] = (References("id", "BIGINT"), References("id", "BIGINT") with { Indexes = [new DatasetIndex("i", "btree (id, x)")] }),
        ["GP204"] = (References("id", "INTEGER"), References("id", "BIGINT")),
        ["GP205"] = (Table(s_id), References("id", "BIGINT")),
        ["GP206"] = (Indexed("btree (id, email)"), Indexed("btree (email, id)")),
        ["GP207"] = (Unique(nullable: true), Unique(nullable: false)),
        ["GP208"] = (Table(Column("phone1", "TEXT"), Column("phone2", "TEXT")), Table(Column("phone", "TEXT"), Column("phone10", "TEXT"))),
        ["GP209"] = (Table(Column("zone", "TEXT")), Table(Column("zone", "INTEGER", TypeKind.Integer))),
        ["GP210"] = (Generated("INTEGER"), Generated("BIGINT")),
        ["GP211"] = (Table(Column("unit_price", "REAL")), Table(Column("unit_price", "NUMERIC(10, 2)"), Column("ratio", "REAL"))),
        ["GP212"] = (Table(Column("at", "TIMESTAMP")), Table(Column("at", "TIMESTAMP WITH TIME ZONE"))),
        ["GP213"] = (Table(Column("Order No", "TEXT")), Table(Column("order_no", "TEXT"))),
        ["GP214"] = (With(Table(s_id), "constraint.fk", "NOT VALID"), With(Table(s_id), "constraint.fk", "DEFERRABLE")),
        ["GP215"] = (Table(Column("a", "TEXT"), Column("b", "TEXT")), Table(s_id, Column("b", "TEXT"))),
        ["GP301"] = (Replicated("3", "3"), Replicated("3", "2")),
        ["GP302"] = (Topic("unclean.leader.election.enable", "true"), Topic("unclean.leader.election.enable", "false")),
        ["GP303"] = (Topic("x", "y"), Topic("x", "y") with { Schema = new DatasetSchema([s_id]) { NativeKind = NativeSchemaKind.Avro, NativeText = "{}" } }),
        ["GP304"] = (Topic("Schema Compatibility", "NONE"), Topic("Schema Compatibility", "FULL")),
        ["GP305"] = (Retained("-1", "-1"), Retained("-1", "1000")),
        ["GP306"] = (DeadLetters(), DeadLetters() with { Owners = [new OwnerEvidence("ann", "test")] }),
        ["GP401"] = (Files(200, 200_000_000), Files(2, 200_000_000)),
        ["GP402"] = (Partitioned(s_email with { Tags = ["PII"] }), Partitioned(Column("day", "DATE"))),
        ["GP403"] = (With(Files(2, 1), "schema_drift", "total is missing in b.csv"), Files(2, 1)),
        ["GP501"] = (Table(s_email), Table(s_email with { Tags = ["PII"] }, Column("email_sent", "BOOLEAN", TypeKind.Boolean), Column("hotel", "TEXT"))),
        ["GP502"] = (OnServer(s_email with { Tags = ["PII"] }), OnServer(s_email with { Tags = ["PII"], Properties = new Dictionary<string, string> { ["masked"] = "email()" } })),
        ["GP503"] = (Retained("-1", "1") with { Tags = ["PII"] }, Retained("1000", "-1") with { Tags = ["PII"] }),
        ["GP504"] = (Copied(Column("mail", "TEXT")), Copied(Column("mail", "TEXT") with { Tags = ["PII"] })),
        ["GP505"] = (Table(s_id with { Description = "login with password=hunter2" }), Table(s_id with { Description = "the password is in the vault" })),
        ["GP601"] = (Table(s_id), Table(s_id)),
        ["GP602"] = (Deprecated(), Deprecated()),
        ["GP603"] = (Reading("gone"), Reading("target")),
        ["GP604"] = (Table(s_id) with { Modified = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero) }, Table(s_id) with { Modified = DateTimeOffset.UtcNow }),
    };

    public static IEnumerable<string> Policies => s_samples.Keys;

    /// <summary>The asset that breaks a policy, and the one that keeps to it.</summary>
    public static (Dataset Bad, Dataset Good) Of(string policy) => (Named(s_samples[policy].Bad, policy, "bad"), Named(s_samples[policy].Good, policy, "good"));

    public static string Urn(string policy, string verdict) => $"urn:li:dataset:(urn:li:dataPlatform:{PathOf(policy, verdict).Platform},{PathOf(policy, verdict).Name},PROD)";

    /// <summary>Crawls all of them into a store.</summary>
    public static async Task StoreAsync(IMetadataStore store)
    {
        await CrawlAsync(store, "app", Catalog.With([.. Tables().Select(WithMore), Named(Table(s_id), "gone", null)]).Source());
        await CommitProductsAsync(store);
        await CrawlAsync(store, "app", Catalog.With([.. Tables()]).Source());
        await CommitAsync(store, "later", Entity("dataContract", ContractOf("GP601", "good"), "dataContractStatus", Status("2.0.0")));
        foreach (var root in new[] { s_topics, s_servers })
            await CrawlAsync(store, root.Platform, new ListedSource([.. All().Where(sample => sample.Path.Platform == root.Platform).Select(sample => new AssetFound(sample))]));
    }

    private static IEnumerable<Dataset> Tables() =>
    [
        .. All().Where(sample => sample.Path.Platform == Catalog.Root.Platform),
        Named(Table(s_id), "target", null),
        Named(Table(s_email with { Tags = ["PII"] }), "people", null),
        Named(Table(s_id) with { Upstreams = [new Upstream(PathOf("GP602", "bad"), LineageType.View)] }, "reader", null),
    ];

    /// <summary>What is dropped later is a breaking change.</summary>
    private static Dataset WithMore(Dataset table) =>
        table.Path.LastPart.StartsWith("GP601", StringComparison.Ordinal) ? table with { Schema = Table(s_id, Column("more", "TEXT")).Schema } : table;

    private static IEnumerable<Dataset> All() => s_samples.SelectMany(sample => new[] { Named(sample.Value.Bad, sample.Key, "bad"), Named(sample.Value.Good, sample.Key, "good") });

    private static Dataset Named(Dataset sample, string policy, string? verdict)
    {
        var path = verdict is null ? Catalog.Root.Child("app", "public", policy) : PathOf(policy, verdict);
        return policy == "GP205" && verdict == "bad"
            ? sample with { Path = path, Identity = policy, ForeignKeys = [new ForeignKey("up", ["id"], path, ["id"])] }
            : sample with { Path = path, Identity = policy + verdict };
    }

    private static AssetPath PathOf(string policy, string verdict) => s_samples[policy].Bad.Path.Platform switch
    {
        "kafka" => s_topics.Child($"{policy}_{verdict}"),
        "mssql" => s_servers.Child("app", "dbo", $"{policy}_{verdict}"),
        _ => Catalog.Root.Child("app", "public", $"{policy}_{verdict}"),
    };

    private static Dataset Table(params Field[] fields) =>
        new() { Path = Catalog.Root, SubType = "Table", Schema = new DatasetSchema(fields) { NativeKind = NativeSchemaKind.Sql } };

    private static Field Column(string path, string native, TypeKind kind = TypeKind.String) => new() { Path = path, Type = new DataType(kind), NativeType = native, Nullable = true };

    private static Dataset Rows(long count) => Table(s_id) with { Statistics = new DatasetStatistics { RowCount = count } };

    private static Dataset References(string field, string native) =>
        Table(Column(field, native, TypeKind.Integer)) with { ForeignKeys = [new ForeignKey("fk", [field], Catalog.Root.Child("app", "public", "target"), ["id"])] };

    private static Dataset Unique(bool nullable) =>
        Table(Column("code", "TEXT") with { Nullable = nullable }, Column("other", "TEXT")) with { UniqueKeys = [new KeyConstraint("u", ["code"])] };

    private static Dataset Generated(string native) => Table(s_id with { NativeType = native, IdentityGeneration = "ALWAYS" }) with { PrimaryKey = new KeyConstraint("pk", ["id"]) };

    private static Dataset Topic(string name, string value) =>
        new() { Path = s_topics, SubType = "Topic", Properties = new Dictionary<string, string> { [name] = value } };

    private static Dataset With(Dataset dataset, string name, string value) =>
        dataset with { Properties = new Dictionary<string, string>(dataset.Properties) { [name] = value } };

    private static Dataset Indexed(string further) => Table(s_id, s_email) with { Indexes = [new DatasetIndex("i", "btree (id)"), new DatasetIndex("j", further)] };

    private static Dataset Replicated(string factor, string inSync) => With(Topic("Replication Factor", factor), "min.insync.replicas", inSync);

    private static Dataset DeadLetters() => Topic("Topic Kind", "dead letters") with { Statistics = new DatasetStatistics { RowCount = 5 } };

    private static Dataset Files(int count, long bytes) =>
        With(With(Table(s_id), "number_of_files", count.ToString(CultureInfo.InvariantCulture)), "format", "csv") with { Statistics = new DatasetStatistics { SizeInBytes = bytes } };

    private static Dataset Partitioned(Field by) => Files(2, 1) with { Schema = Table(s_id, by with { IsPartitionKey = true }).Schema };

    private static Dataset OnServer(params Field[] fields) => Table(fields) with { Path = s_servers };

    private static Dataset Copied(Field field) => Table(field) with
    {
        Upstreams = [new Upstream(Catalog.Root.Child("app", "public", "people"), LineageType.View)],
        FieldLineage = [new FieldLineage("mail", [new UpstreamField(Catalog.Root.Child("app", "public", "people"), "email", DerivationKind.Identity)])],
    };

    private static Dataset Retained(string time, string bytes) =>
        Topic("cleanup.policy", "delete") with { Properties = new Dictionary<string, string> { ["cleanup.policy"] = "delete", ["retention.ms"] = time, ["retention.bytes"] = bytes } };

    private static Dataset Deprecated() =>
        Table(s_id) with { CustomAspects = [new CustomAspect("deprecation", """{"deprecated":true,"note":"","actor":"urn:li:corpuser:ann"}"""u8.ToArray())] };

    private static Dataset Reading(string table) => Table(s_id) with { Upstreams = [new Upstream(Catalog.Root.Child("app", "public", table), LineageType.View)] };

    private static Task<RunReport> CrawlAsync(IMetadataStore store, string source, IMetadataSource listed) =>
        new CrawlRunner(store, TimeProvider.System, NullLogger<CrawlRunner>.Instance).RunAsync(new CrawlRequest(new SourceDefinition { Name = source }), listed, observer: null, CancellationToken.None);

    private static Task CommitProductsAsync(IMetadataStore store)
    {
        string[] ports = [Urn("GP105", "bad"), Urn("GP105", "good"), Urn("GP502", "bad"), Urn("GP502", "good")];
        var assets = string.Join(',', ports.Select(port => $$"""{"destinationUrn":"{{port}}","outputPort":true}"""));
        return CommitAsync(
            store,
            "products",
            [
                Entity("dataProduct", "urn:li:dataProduct:p", "dataProductProperties", $$"""{"assets":[{{assets}}]}"""),
                .. new[] { ("GP105", "good"), ("GP601", "bad"), ("GP601", "good") }.Select(sample => Contract(sample.Item1, sample.Item2)),
            ]);
    }

    private static EntityChange Contract(string policy, string verdict) => Entity(
        "dataContract", ContractOf(policy, verdict), "dataContractProperties", $$"""{"entity":"{{Urn(policy, verdict)}}"}""", "dataContractStatus", Status("1.4.0"));

    private static string ContractOf(string policy, string verdict) => $"urn:li:dataContract:{policy}-{verdict}";

    private static string Status(string version) => $$"""{"customProperties":{"odcs.id":"c","odcs.version":"{{version}}"},"state":"ACTIVE"}""";

    private static async Task CommitAsync(IMetadataStore store, string run, params EntityChange[] changes)
    {
        await using var session = await store.BeginRunAsync(new RunStart(run, "mesh", DateTimeOffset.UtcNow), CancellationToken.None);
        await session.CommitAsync(changes, CancellationToken.None);
    }

    private static EntityChange Entity(string type, string urn, params string[] aspects) => new()
    {
        Key = new EntityKey(urn, type, AssetKinds.None, urn, null),
        Aspects = [.. aspects.Chunk(2).Select(aspect => new AspectChange(aspect[0], ChangeType.Upsert, Encoding.UTF8.GetBytes(aspect[1]), default))],
    };
}
