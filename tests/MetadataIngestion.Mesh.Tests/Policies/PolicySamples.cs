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
        ["GP207"] = (Unique(nullable: true), Unique(nullable: false)),
        ["GP208"] = (Table(Column("phone1", "TEXT"), Column("phone2", "TEXT")), Table(Column("phone", "TEXT"), Column("phone10", "TEXT"))),
        ["GP210"] = (Generated("INTEGER"), Generated("BIGINT")),
        ["GP211"] = (Table(Column("unit_price", "REAL")), Table(Column("unit_price", "NUMERIC(10, 2)"), Column("ratio", "REAL"))),
        ["GP212"] = (Table(Column("at", "TIMESTAMP")), Table(Column("at", "TIMESTAMP WITH TIME ZONE"))),
        ["GP213"] = (Table(Column("Order No", "TEXT")), Table(Column("order_no", "TEXT"))),
        ["GP215"] = (Table(Column("a", "TEXT"), Column("b", "TEXT")), Table(s_id, Column("b", "TEXT"))),
        ["GP301"] = (Topic("min.insync.replicas", "1"), Topic("min.insync.replicas", "2")),
        ["GP302"] = (Topic("unclean.leader.election.enable", "true"), Topic("unclean.leader.election.enable", "false")),
        ["GP303"] = (Topic("x", "y"), Topic("x", "y") with { Schema = new DatasetSchema([s_id]) { NativeKind = NativeSchemaKind.Avro, NativeText = "{}" } }),
        ["GP305"] = (Retained("-1", "-1"), Retained("-1", "1000")),
        ["GP501"] = (Table(s_email), Table(s_email with { Tags = ["PII"] }, Column("email_sent", "BOOLEAN", TypeKind.Boolean), Column("hotel", "TEXT"))),
        ["GP503"] = (Retained("-1", "1") with { Tags = ["PII"] }, Retained("1000", "-1") with { Tags = ["PII"] }),
        ["GP505"] = (Table(s_id with { Description = "login with password=hunter2" }), Table(s_id with { Description = "the password is in the vault" })),
        ["GP602"] = (Deprecated(), Deprecated()),
        ["GP603"] = (Reading("gone"), Reading("target")),
        ["GP604"] = (Table(s_id) with { Modified = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero) }, Table(s_id) with { Modified = DateTimeOffset.UtcNow }),
    };

    public static IEnumerable<string> Policies => s_samples.Keys;

    public static string Urn(string policy, string verdict) => $"urn:li:dataset:(urn:li:dataPlatform:{PathOf(policy, verdict).Platform},{PathOf(policy, verdict).Name},PROD)";

    /// <summary>Crawls all of them into a store.</summary>
    public static async Task StoreAsync(IMetadataStore store)
    {
        await CrawlAsync(store, "app", Catalog.With([.. Tables(), Named(Table(s_id), "gone", null)]).Source());
        await CrawlAsync(store, "app", Catalog.With([.. Tables()]).Source());
        await CrawlAsync(store, "events", new ListedSource([.. All().Where(IsTopic).Select(topic => new AssetFound(topic))]));
        await CommitProductAsync(store);
    }

    private static IEnumerable<Dataset> Tables() =>
    [
        .. All().Where(sample => !IsTopic(sample)),
        Named(Table(s_id), "target", null),
        Named(Table(s_id) with { Upstreams = [new Upstream(PathOf("GP602", "bad"), LineageType.View)] }, "reader", null),
    ];

    private static bool IsTopic(Dataset sample) => sample.Path.Platform == "kafka";

    private static IEnumerable<Dataset> All() => s_samples.SelectMany(sample => new[] { Named(sample.Value.Bad, sample.Key, "bad"), Named(sample.Value.Good, sample.Key, "good") });

    private static Dataset Named(Dataset sample, string policy, string? verdict)
    {
        var path = verdict is null ? Catalog.Root.Child("app", "public", policy) : PathOf(policy, verdict);
        return policy == "GP205" && verdict == "bad"
            ? sample with { Path = path, Identity = policy, ForeignKeys = [new ForeignKey("up", ["id"], path, ["id"])] }
            : sample with { Path = path, Identity = policy + verdict };
    }

    private static AssetPath PathOf(string policy, string verdict) =>
        IsTopic(s_samples[policy].Bad) ? s_topics.Child($"{policy}_{verdict}") : Catalog.Root.Child("app", "public", $"{policy}_{verdict}");

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

    private static Dataset Retained(string time, string bytes) =>
        Topic("cleanup.policy", "delete") with { Properties = new Dictionary<string, string> { ["cleanup.policy"] = "delete", ["retention.ms"] = time, ["retention.bytes"] = bytes } };

    private static Dataset Deprecated() =>
        Table(s_id) with { CustomAspects = [new CustomAspect("deprecation", """{"deprecated":true,"note":"","actor":"urn:li:corpuser:ann"}"""u8.ToArray())] };

    private static Dataset Reading(string table) => Table(s_id) with { Upstreams = [new Upstream(Catalog.Root.Child("app", "public", table), LineageType.View)] };

    private static Task<RunReport> CrawlAsync(IMetadataStore store, string source, IMetadataSource listed) =>
        new CrawlRunner(store, TimeProvider.System, NullLogger<CrawlRunner>.Instance).RunAsync(new CrawlRequest(new SourceDefinition { Name = source }), listed, observer: null, CancellationToken.None);

    private static async Task CommitProductAsync(IMetadataStore store)
    {
        await using var session = await store.BeginRunAsync(new RunStart("products", "products", DateTimeOffset.UtcNow), CancellationToken.None);
        await session.CommitAsync(
            [
                Entity("dataProduct", "urn:li:dataProduct:p", "dataProductProperties", $$"""{"assets":[{"destinationUrn":"{{Urn("GP105", "bad")}}","outputPort":true},{"destinationUrn":"{{Urn("GP105", "good")}}","outputPort":true}]}"""),
                Entity("dataContract", "urn:li:dataContract:c", "dataContractProperties", $$"""{"entity":"{{Urn("GP105", "good")}}"}""", "dataContractStatus", """{"state":"ACTIVE"}"""),
            ],
            CancellationToken.None);
    }

    private static EntityChange Entity(string type, string urn, params string[] aspects) => new()
    {
        Key = new EntityKey(urn, type, AssetKinds.None, urn, null),
        Aspects = [.. aspects.Chunk(2).Select(aspect => new AspectChange(aspect[0], ChangeType.Upsert, System.Text.Encoding.UTF8.GetBytes(aspect[1]), default))],
    };
}
