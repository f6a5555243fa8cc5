using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Proposals;

public sealed class AssetNormalizerDatasetTests
{
    [Fact]
    public void Normalize_Table_HasDataHubsAspects()
    {
        using var normalized = Normalized.Of(SampleAssets.Database, SampleAssets.Schema, SampleAssets.Orders);
        var entity = normalized.Entity(SampleAssets.OrdersUrn);

        Assert.Equal(["container", "subTypes", "status", "dataPlatformInstance", "browsePathsV2", "datasetProperties", "schemaMetadata"], entity.Aspects.Select(aspect => aspect.Name));
        Assert.Equal($$"""{"container":"{{SampleAssets.SchemaUrn}}"}""", normalized.Aspect(entity, "container"));
        Assert.Equal("""{"customProperties":{},"name":"orders","qualifiedName":"postgrestest.public.orders","tags":[]}""", normalized.Aspect(entity, "datasetProperties"));
    }

    [Fact]
    public void Normalize_TableWithKey_SchemaIsExact()
    {
        var orders = SampleAssets.Orders with { PrimaryKey = new KeyConstraint("orders_pkey", ["id"]) };
        using var normalized = Normalized.Of(orders);

        Assert.Equal(
            """{"schemaName":"postgrestest.public.orders","platform":"urn:li:dataPlatform:postgres","version":0,"created":{"time":0,"actor":"urn:li:corpuser:unknown"},"lastModified":{"time":0,"actor":"urn:li:corpuser:unknown"},"hash":"","platformSchema":{"com.linkedin.schema.MySqlDDL":{"tableSchema":""}},"fields":[{"fieldPath":"id","nullable":false,"type":{"type":{"com.linkedin.schema.NumberType":{}}},"nativeDataType":"BIGINT","recursive":false,"isPartOfKey":true},{"fieldPath":"total","nullable":true,"type":{"type":{"com.linkedin.schema.NumberType":{}}},"nativeDataType":"NUMERIC(10, 2)","recursive":false,"isPartOfKey":false}],"primaryKeys":["id"]}""",
            normalized.Aspect(SampleAssets.OrdersUrn, "schemaMetadata"));
    }

    [Fact]
    public void Normalize_FieldFacts_GoIntoJsonProps()
    {
        var field = new Field
        {
            Path = "state",
            Type = new DataType(TypeKind.Enum) { Symbols = ["new", "paid"] },
            NativeType = "order_state",
            Default = "'new'::order_state",
            Description = "Where it \"is\"",
            Tags = ["Status"],
            IsPartitionKey = true,
            Properties = new Dictionary<string, string> { ["collation"] = "C" },
        };
        using var normalized = Normalized.Of(SampleAssets.Table("orders", null, field));

        Assert.Contains(
            """"fields":[{"fieldPath":"state","nullable":true,"description":"Where it \"is\"","type":{"type":{"com.linkedin.schema.EnumType":{}}},"nativeDataType":"order_state","recursive":false,"globalTags":{"tags":[{"tag":"urn:li:tag:Status"}]},"isPartOfKey":false,"isPartitioningKey":true,"jsonProps":"{\"collation\":\"C\",\"default\":\"'new'::order_state\",\"symbols\":[\"new\",\"paid\"]}"}]"""",
            normalized.Aspect(SampleAssets.OrdersUrn, "schemaMetadata"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Normalize_ForeignKey_NamesFieldsOfBothSides()
    {
        var key = new ForeignKey("lines_order_fk", ["order_id", "region"], SampleAssets.Orders.Path, ["id", "region"]) { Actions = "ON DELETE CASCADE" };
        using var normalized = Normalized.Of(SampleAssets.Table("lines", null) with { ForeignKeys = [key] });
        const string Lines = "urn:li:dataset:(urn:li:dataPlatform:postgres,postgrestest.public.lines,PROD)";

        Assert.Contains(
            $$"""{"name":"lines_order_fk","foreignFields":["urn:li:schemaField:({{SampleAssets.OrdersUrn}},id)","urn:li:schemaField:({{SampleAssets.OrdersUrn}},region)"],"sourceFields":["urn:li:schemaField:({{Lines}},order_id)","urn:li:schemaField:({{Lines}},region)"],"foreignDataset":"{{SampleAssets.OrdersUrn}}"}""",
            normalized.Aspect(Lines, "schemaMetadata"),
            StringComparison.Ordinal);
        Assert.Contains(""""foreign_key.lines_order_fk":"ON DELETE CASCADE"""", normalized.Aspect(Lines, "datasetProperties"), StringComparison.Ordinal);
    }

    [Fact]
    public void Normalize_StructureWithoutAspect_BecomesSortedProperties()
    {
        var orders = SampleAssets.Orders with
        {
            Indexes = [new DatasetIndex("orders_pkey", "UNIQUE btree (id)")],
            UniqueKeys = [new KeyConstraint("orders_no", ["id", "total"])],
            CheckConstraints = [new CheckConstraint("positive", "(total > 0)")],
            Partitioning = new Partitioning("RANGE", ["ts", "(v + 1)"]) { Count = 12 },
            Properties = new Dictionary<string, string> { ["tablespace"] = "fast", ["grant.bob"] = "SELECT" },
            Created = DateTimeOffset.FromUnixTimeMilliseconds(1000),
            Modified = DateTimeOffset.FromUnixTimeMilliseconds(2000),
            Description = "Orders",
            ExternalUrl = "https://example.org/orders",
        };
        using var normalized = Normalized.Of(orders);

        Assert.Equal(
            """{"customProperties":{"check.positive":"(total > 0)","grant.bob":"SELECT","index.orders_pkey":"UNIQUE btree (id)","partition.count":"12","partition.keys":"ts, (v + 1)","partition.strategy":"RANGE","tablespace":"fast","unique.orders_no":"id, total"},"externalUrl":"https://example.org/orders","name":"orders","qualifiedName":"postgrestest.public.orders","description":"Orders","created":{"time":1000},"lastModified":{"time":2000},"tags":[]}""",
            normalized.Aspect(SampleAssets.OrdersUrn, "datasetProperties"));
    }

    [Fact]
    public void Normalize_View_HasDefinitionAndLineage()
    {
        var view = SampleAssets.Table("big", null, new Field { Path = "n", Type = new DataType(TypeKind.Integer), NativeType = "BIGINT" }) with
        {
            SubType = "View",
            View = new ViewDefinition("SELECT count(*) AS n FROM orders"),
            Upstreams = [new Upstream(SampleAssets.Orders.Path, LineageType.View)],
            FieldLineage = [new FieldLineage("n", [new UpstreamField(SampleAssets.Orders.Path, "id", DerivationKind.Aggregation)])],
        };
        using var normalized = Normalized.Of(view);
        const string Urn = "urn:li:dataset:(urn:li:dataPlatform:postgres,postgrestest.public.big,PROD)";

        Assert.Equal("""{"materialized":false,"viewLogic":"SELECT count(*) AS n FROM orders","viewLanguage":"SQL"}""", normalized.Aspect(Urn, "viewProperties"));
        Assert.Equal(
            $$"""{"upstreams":[{"auditStamp":{"time":1700000000000,"actor":"urn:li:corpuser:_ingestion"},"created":{"time":0,"actor":"urn:li:corpuser:_ingestion"},"dataset":"{{SampleAssets.OrdersUrn}}","type":"VIEW"}],"fineGrainedLineages":[{"upstreamType":"FIELD_SET","upstreams":["urn:li:schemaField:({{SampleAssets.OrdersUrn}},id)"],"downstreamType":"FIELD","downstreams":["urn:li:schemaField:({{Urn}},n)"],"transformOperation":"AGGREGATION","confidenceScore":1.0}]}""",
            normalized.Aspect(Urn, "upstreamLineage"));
    }

    [Fact]
    public void Normalize_Decisions_BecomeOwnershipTagsAndDomains()
    {
        var orders = SampleAssets.Orders with
        {
            Owners = [new OwnerEvidence("sales", "test") { Kind = PrincipalKind.Group }, new OwnerEvidence("alice", "test") { Type = OwnershipType.DataSteward }],
            Tags = ["PII"],
            Domains = ["sales"],
        };
        using var normalized = Normalized.Of(orders);

        Assert.Equal("""{"owners":[{"owner":"urn:li:corpGroup:sales","type":"TECHNICAL_OWNER"},{"owner":"urn:li:corpuser:alice","type":"DATA_STEWARD"}],"ownerTypes":{},"lastModified":{"time":0,"actor":"urn:li:corpuser:unknown"}}""", normalized.Aspect(SampleAssets.OrdersUrn, "ownership"));
        Assert.Equal("""{"tags":[{"tag":"urn:li:tag:PII"}]}""", normalized.Aspect(SampleAssets.OrdersUrn, "globalTags"));
        Assert.Equal("""{"domains":["urn:li:domain:sales"]}""", normalized.Aspect(SampleAssets.OrdersUrn, "domains"));
    }

    [Fact]
    public void Normalize_Statistics_BecomeProfile()
    {
        using var normalized = Normalized.Of(SampleAssets.Orders with { Statistics = new DatasetStatistics { RowCount = 7, SizeInBytes = 8192 } });

        Assert.Equal("""{"timestampMillis":1700000000000,"partitionSpec":{"partition":"FULL_TABLE_SNAPSHOT","type":"FULL_TABLE"},"rowCount":7,"columnCount":2,"sizeInBytes":8192}""", normalized.Aspect(SampleAssets.OrdersUrn, "datasetProfile"));
    }

    [Fact]
    public void Normalize_FieldStatistics_BecomeFieldProfiles()
    {
        using var normalized = Normalized.Of(SampleAssets.Orders with
        {
            Statistics = new DatasetStatistics { Fields = [new FieldStatistics("id") { NullCount = 0, Min = "1", Max = "42" }, new FieldStatistics("note") { NullCount = 3 }] },
        });

        Assert.Contains(
            """
            "columnCount":2,"fieldProfiles":[{"fieldPath":"id","nullCount":0,"min":"1","max":"42"},{"fieldPath":"note","nullCount":3}]}
            """,
            normalized.Aspect(SampleAssets.OrdersUrn, "datasetProfile"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Normalize_NestedFields_AreNotColumns()
    {
        var table = SampleAssets.Table("orders", null,
            new Field { Path = "home", Type = new DataType(TypeKind.Record), NativeType = "addr" },
            new Field { Path = "home.street", Type = new DataType(TypeKind.String), NativeType = "TEXT" },
            new Field { Path = "homely", Type = new DataType(TypeKind.String), NativeType = "TEXT" });
        using var normalized = Normalized.Of(table with { Statistics = new DatasetStatistics() });

        Assert.Contains("\"columnCount\":2", normalized.Aspect(SampleAssets.OrdersUrn, "datasetProfile"), StringComparison.Ordinal);
    }

    [Fact]
    public void Normalize_ObservedLater_OnlyVolatilePartsDiffer()
    {
        var view = SampleAssets.Orders with
        {
            Statistics = new DatasetStatistics { RowCount = 7 },
            Upstreams = [new Upstream(SampleAssets.Root.Child("a", "b", "c"), LineageType.View)],
        };
        using var first = new Normalized(1_700_000_000_000, view);
        using var second = new Normalized(1_800_000_000_000, view);

        Assert.NotEqual(first.Aspect(SampleAssets.OrdersUrn, "datasetProfile"), second.Aspect(SampleAssets.OrdersUrn, "datasetProfile"));
        Assert.NotEqual(first.Aspect(SampleAssets.OrdersUrn, "upstreamLineage"), second.Aspect(SampleAssets.OrdersUrn, "upstreamLineage"));
        Assert.Equal(
            first.Entities[0].Aspects.Select(aspect => (aspect.Name, aspect.Fingerprint)),
            second.Entities[0].Aspects.Select(aspect => (aspect.Name, aspect.Fingerprint)));
    }

    [Fact]
    public void Normalize_RowCountChanged_FingerprintDiffers()
    {
        using var first = Normalized.Of(SampleAssets.Orders with { Statistics = new DatasetStatistics { RowCount = 7 } });
        using var second = Normalized.Of(SampleAssets.Orders with { Statistics = new DatasetStatistics { RowCount = 8 } });

        Assert.NotEqual(first.Entities[0].Aspects[^1].Fingerprint, second.Entities[0].Aspects[^1].Fingerprint);
    }

    [Fact]
    public void Normalize_CustomAspect_IsPassedThrough()
    {
        using var normalized = Normalized.Of(SampleAssets.Orders with { CustomAspects = [new CustomAspect("institutionalMemory", """{"elements":[]}"""u8.ToArray())] });

        Assert.Equal("""{"elements":[]}""", normalized.Aspect(SampleAssets.OrdersUrn, "institutionalMemory"));
    }
}
