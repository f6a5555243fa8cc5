using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    private const string Orders = "urn:li:dataset:(urn:li:dataPlatform:postgres,shop.public.orders,PROD)";
    private const string Lines = "urn:li:dataset:(urn:li:dataPlatform:postgres,shop.public.lines,PROD)";

    private static readonly EntityChange s_orders = Entity(
        Orders,
        Aspect("dataPlatformInstance", """{"platform":"urn:li:dataPlatform:postgres"}"""),
        Aspect("subTypes", """{"typeNames":["Table"]}"""),
        Aspect("datasetProperties", """{"customProperties":{"index.orders_pkey":"UNIQUE btree (id)","index.partial":"btree (id, lower(email)) WHERE (id > 0)","minus":"-7","text":"2026-01-01","big":"123456789012345678901"},"name":"orders","qualifiedName":"shop.public.orders","description":"Orders","lastModified":{"time":2000},"tags":[]}"""),
        Aspect("datasetProfile", """{"timestampMillis":5,"rowCount":7,"columnCount":2,"sizeInBytes":8192}"""),
        Aspect("schemaMetadata", """{"schemaName":"orders","fields":[{"fieldPath":"id","nullable":false,"type":{"type":{"com.linkedin.schema.NumberType":{}}},"nativeDataType":"BIGINT","recursive":false,"isPartOfKey":true},{"fieldPath":"email","nullable":true,"description":"Where to write \u0000to","type":{"type":{"com.linkedin.schema.StringType":{}}},"nativeDataType":"TEXT","recursive":false,"globalTags":{"tags":[{"tag":"urn:li:tag:PII"}]},"isPartOfKey":false,"jsonProps":"{\"default\":\"''\"}"}],"primaryKeys":["id"]}"""),
        Aspect("ownership", """{"owners":[{"owner":"urn:li:corpGroup:sales","type":"TECHNICAL_OWNER"},{"owner":"urn:li:corpuser:ann","type":"CUSTOM","typeUrn":"urn:li:ownershipType:steward"}]}"""),
        Aspect("globalTags", """{"tags":[{"tag":"urn:li:tag:Gold"}]}"""),
        Aspect("domains", """{"domains":["urn:li:domain:sales"]}"""));

    private static readonly EntityChange s_lines = Entity(
        Lines,
        Aspect("schemaMetadata", """{"fields":[{"fieldPath":"order_id","nullable":false,"type":{"type":{"com.linkedin.schema.NumberType":{}}},"nativeDataType":"INTEGER","recursive":false,"isPartOfKey":false}],"foreignKeys":[{"name":"fk","foreignFields":["urn:li:schemaField:(<orders>,id)"],"sourceFields":["urn:li:schemaField:(<lines>,order_id)"],"foreignDataset":"<orders>"}]}""".Replace("<orders>", Orders, StringComparison.Ordinal).Replace("<lines>", Lines, StringComparison.Ordinal)),
        Aspect("upstreamLineage", """{"fineGrainedLineages":[{"upstreams":["urn:li:schemaField:(<orders>,id)"],"downstreams":["urn:li:schemaField:(<lines>,order_id)"]}]}""".Replace("<orders>", Orders, StringComparison.Ordinal).Replace("<lines>", Lines, StringComparison.Ordinal)) with { Upstreams = [Orders, "urn:li:dataset:gone"] });

    [StoreTheory]
    [InlineData("SELECT urn, source, entity_type, platform, subtype, name, path, description FROM mesh_asset ORDER BY urn", $"{Lines}|sales|dataset|∅|∅|∅|db.{Lines}|∅ {Orders}|sales|dataset|postgres|Table|orders|db.{Orders}|Orders")]
    [InlineData("SELECT modified_at, row_count, size_in_bytes, deprecated, schema_known, view_text FROM mesh_asset WHERE name = 'orders'", "2000|7|8192|0|1|∅")]
    [InlineData("SELECT path, position, type, native_type, nullable, in_key, in_partition_key, facts FROM mesh_field WHERE asset LIKE '%orders%'", "id|1|NumberType|BIGINT|0|1|0|∅ email|2|StringType|TEXT|1|0|0|{\"default\":\"''\"}")]
    [InlineData("SELECT asset, position, field FROM mesh_key", $"{Orders}|1|id")]
    [InlineData("SELECT asset, name, position, field, target, target_field FROM mesh_foreign_key", $"{Lines}|fk|1|order_id|{Orders}|id")]
    [InlineData("SELECT name, value, number FROM mesh_property ORDER BY name", "big|123456789012345678901|∅ index.orders_pkey|UNIQUE btree (id)|∅ index.partial|btree (id, lower(email)) WHERE (id > 0)|∅ minus|-7|-7 text|2026-01-01|∅")]
    [InlineData("SELECT name, is_unique, method, columns, further FROM mesh_index ORDER BY name", "orders_pkey|1|btree|id|∅ partial|0|btree|∅|) WHERE (id > 0)")]
    [InlineData("SELECT asset, field, upstream, upstream_field FROM mesh_field_lineage", $"{Lines}|order_id|{Orders}|id")]
    [InlineData("SELECT owner, type FROM mesh_owner ORDER BY owner", "urn:li:corpGroup:sales|TECHNICAL_OWNER urn:li:corpuser:ann|urn:li:ownershipType:steward")]
    [InlineData("SELECT asset, field, tag, personal FROM mesh_tag ORDER BY tag", $"{Orders}|∅|urn:li:tag:Gold|0 {Orders}|email|urn:li:tag:PII|1")]
    [InlineData("SELECT asset, source, address FROM mesh_address ORDER BY asset", $"{Lines}|sales|/sales/db/{Lines} {Orders}|sales|/sales/db/{Orders}")]
    [InlineData("SELECT asset, domain FROM mesh_asset_domain", $"{Orders}|urn:li:domain:sales")]
    [InlineData("SELECT downstream, upstream, upstream_removed FROM mesh_lineage ORDER BY upstream", $"{Lines}|{Orders}|0 {Lines}|urn:li:dataset:gone|1")]
    [InlineData("SELECT a.urn FROM mesh_scope AS s JOIN mesh_asset AS a ON a.urn = s.urn -- both", $"{Orders} {Lines}")]
    public async Task Query_Views_ShowTheCurrentState(string sql, string expected)
    {
        var gone = (await CommitAsync("sales", s_orders, s_lines, Entity("urn:li:dataset:gone", Aspect("subTypes", "{}")))).EntityIds[2];
        await CommitAsync("sales", Identified("urn:li:dataset:gone", null, removed: true, id: gone));

        Assert.Equal(Sorted(expected, sql), Sorted(await QueryAsync(sql), sql));
    }

    [StoreFact]
    public async Task Query_OwnersThatArePatched_AreThoseThatThePatchAdds()
    {
        await CommitAsync("sales", Entity(Orders, Aspect(
            "ownership",
            """{"patch":[{"op":"remove","path":"/owners/x","value":{}},{"op":"add","path":"/owners/x/y","value":{"owner":"urn:li:corpuser:ann","type":"DATA_STEWARD"}}],"forceGenericPatch":true}""")));

        Assert.Equal($"{Orders}|urn:li:corpuser:ann|DATA_STEWARD", await QueryAsync("SELECT asset, owner, type FROM mesh_owner"));
    }

    [StoreFact]
    public async Task Query_EntitiesOfTheMesh_AreShownByTheirAspects()
    {
        await CommitAsync(
            "mesh",
            Of("domain", "urn:li:domain:sales", Aspect("domainProperties", """{"name":"Sales","description":" ","parentDomain":"urn:li:domain:commerce"}""")),
            Of("dataProduct", "urn:li:dataProduct:orders", Aspect("dataProductProperties", """{"name":"Orders","assets":[{"destinationUrn":"urn:a","outputPort":true},{"destinationUrn":"urn:b"}]}"""), Aspect("domains", """{"domains":["urn:li:domain:sales"]}""")),
            Of("dataContract", "urn:li:dataContract:1", Aspect("dataContractProperties", """{"entity":"urn:a","schema":[{"assertion":"urn:li:assertion:1"}],"freshness":[{"assertion":"urn:li:assertion:2"}],"rawContract":"id: x"}"""), Aspect("dataContractStatus", """{"customProperties":{"odcs.id":"x","odcs.version":"1.2.0"},"state":"ACTIVE"}""")),
            Of("assertion", "urn:li:assertion:1", Aspect("assertionRunEvent", """{"result":{"type":"FAILURE"}}""")));

        Assert.Equal("urn:li:domain:sales|Sales|∅|urn:li:domain:commerce", await QueryAsync("SELECT urn, name, description, parent FROM mesh_domain"));
        Assert.Equal("urn:li:dataProduct:orders|Orders|∅|urn:li:domain:sales", await QueryAsync("SELECT urn, name, description, domain FROM mesh_product"));
        Assert.Equal("urn:a|1 urn:b|0", await QueryAsync("SELECT asset, output_port FROM mesh_product_asset ORDER BY asset"));
        Assert.Equal("urn:a|ACTIVE|x|1.2.0", await QueryAsync("SELECT asset, state, contract_id, version FROM mesh_contract"));
        Assert.Equal("urn:li:dataContract:1|1.2.0|1", await QueryAsync("SELECT contract, version, major FROM mesh_contract_version"));
        Assert.Equal("freshness|∅ schema|FAILURE", await QueryAsync("SELECT section, result FROM mesh_contract_result ORDER BY section"));
    }

    [StoreFact]
    public async Task Query_EventsAndResults_AreShownAsChangesAndFindings()
    {
        _time.Now = DateTimeOffset.FromUnixTimeMilliseconds(9000);
        await CommitAsync("sales", Happened(
            Entity(Orders, Aspect("testResults", """{"failing":[{"test":"urn:li:test:GP101","type":"FAILURE"}],"passing":[{"test":"urn:li:test:GP201","type":"SUCCESS"}]}""")),
            Event("entityChangeEvent", """{"category":"TECHNICAL_SCHEMA","operation":"REMOVE","parameters":{"code":"FIELD_DROPPED","level":"breaking","fieldPath":"total","message":"gone"}}"""),
            Event("policyEvent", """{"category":"POLICY","operation":"OPENED","modifier":"urn:li:test:GP101","parameters":{"policy":"GP101","level":"warning","message":"nobody"}}""")));

        Assert.Equal($"9000|{Orders}|TECHNICAL_SCHEMA|REMOVE|FIELD_DROPPED|breaking|total|gone", await QueryAsync("SELECT at, asset, category, operation, code, level, field, message FROM mesh_change"));
        Assert.Equal("GP101|0 GP201|1", await QueryAsync("SELECT policy, passed FROM mesh_result ORDER BY policy"));
        Assert.Equal("GP101|OPENED|warning|nobody", await QueryAsync("SELECT policy, operation, level, message FROM mesh_finding_change"));
        Assert.Equal($"{Orders}|urn:li:test:GP101|GP101", await QueryAsync("SELECT asset, test, policy FROM mesh_finding"));
    }

    [StoreFact]
    public async Task Query_Incidents_AreFindingsOfTheEntitiesThatTheyConcern()
    {
        await CommitAsync(
            "sales",
            Happened(
                Of("incident", "urn:li:incident:1", Aspect("incidentInfo", """{"customType":"OW002","title":"bob left","priority":2,"entities":["urn:a","urn:b"]}""")),
                Event("policyEvent", """{"category":"POLICY","operation":"OPENED","parameters":{"policy":"OW002","level":"warning","message":"bob left","assets":"[\"urn:a\",\"urn:b\"]"}}""")),
            Happened(
                Of("incident", "urn:li:incident:2", Aspect("incidentInfo", """{"customType":"MF001","title":"unreadable","priority":1,"entities":[]}""")),
                Event("policyEvent", """{"category":"POLICY","operation":"OPENED","parameters":{"policy":"MF001","level":"error","message":"unreadable"}}""")));

        Assert.Equal(
            "∅|MF001|urn:li:incident:2|error|unreadable urn:a|OW002|urn:li:incident:1|warning|bob left urn:b|OW002|urn:li:incident:1|warning|bob left",
            await QueryAsync("SELECT asset, policy, finding, level, message FROM mesh_finding ORDER BY policy, asset"));
        Assert.Equal(
            "∅|MF001|urn:li:incident:2 urn:a|OW002|urn:li:incident:1", await QueryAsync("SELECT asset, policy, finding FROM mesh_finding_change ORDER BY policy"));
    }

    [StoreFact]
    public async Task Query_Scope_ChoosesByRunUrnDomainAndAddress()
    {
        await CommitAsync("sales", s_orders);
        await using (var session = await BeginAsync("sales", "run-lines"))
            await session.CommitAsync([s_lines], CancellationToken.None);

        Assert.Equal(Lines, await QueryAsync("SELECT urn FROM mesh_scope", new StateScope { Runs = ["run-lines"] }));
        Assert.Equal("", await QueryAsync("SELECT urn FROM mesh_scope", new StateScope { Runs = ["none"] }));
        await using (var session = await BeginAsync("sales", "run-orders"))
            await session.CommitAsync([s_orders], CancellationToken.None);
        Assert.Equal($"{Lines} {Orders}", await QueryAsync("SELECT urn FROM mesh_scope ORDER BY urn", new StateScope { Runs = ["run-lines", "run-orders"] }));
        Assert.Equal(Orders, await QueryAsync("SELECT urn FROM mesh_scope", new StateScope { Urns = [Orders, "urn:x"] }));
        Assert.Equal(Orders, await QueryAsync("SELECT urn FROM mesh_scope", new StateScope { Domains = ["urn:li:domain:sales"] }));
        Assert.Equal(Lines, await QueryAsync("SELECT urn FROM mesh_scope", new StateScope { Addresses = @"^(/[^/]+)*/[^/]*SHOP\.public\.L[^/]*,PROD\)$" }));
        Assert.Equal("", await QueryAsync("SELECT urn FROM mesh_scope", new StateScope { Addresses = "^/sale(/.*)?$" }));
        Assert.Equal(Lines, await QueryAsync("SELECT urn FROM mesh_scope", new StateScope { Runs = ["run-lines"], Urns = [Orders, Lines] }));
        Assert.Equal("", await QueryAsync("SELECT urn FROM mesh_scope", new StateScope { Runs = ["run-lines"], Urns = [Orders] }));
        Assert.Equal("", await QueryAsync("SELECT urn FROM mesh_scope", new StateScope { EntityType = "container" }));
        Assert.Equal($"{Lines} {Orders}", await QueryAsync("SELECT urn FROM mesh_scope ORDER BY urn", new StateScope { EntityType = "dataset" }));
        Assert.Equal("", await QueryAsync("SELECT urn FROM mesh_scope", new StateScope { Runs = ["run-lines"], Domains = ["urn:li:domain:sales"] }));
    }

    [StoreTheory]
    [InlineData("SELECT urn FROM", StateQueryProblem.Invalid)]
    [InlineData("SELECT urn FROM mesh_assets", StateQueryProblem.Invalid)]
    [InlineData("SELECT urns FROM mesh_asset", StateQueryProblem.Invalid)]
    [InlineData("SELECT * FROM sink", StateQueryProblem.Refused)]
    [InlineData("SELECT * FROM log", StateQueryProblem.Refused)]
    [InlineData("SELECT urn FROM mesh_asset WHERE urn IN (SELECT run_id FROM run)", StateQueryProblem.Refused)]
    [InlineData("SELECT * FROM (WITH mesh_asset (urn) AS (SELECT CAST(payload AS text) FROM log) SELECT urn FROM mesh_asset) AS a", StateQueryProblem.Refused)]
    [InlineData("SELECT * FROM (WITH current_aspect (urn) AS (SELECT urn FROM entity) SELECT urn FROM current_aspect) AS a", StateQueryProblem.Refused)]
    [InlineData("WITH mesh_mine AS (SELECT name AS urn FROM source) SELECT urn FROM mesh_mine", StateQueryProblem.Refused)]
    [InlineData("WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT count(*) AS n FROM endless", StateQueryProblem.TimedOut)]
    public async Task Query_Wrong_IsRefusedAndTheStoreGoesOn(string sql, StateQueryProblem expected)
    {
        await CommitAsync("sales", s_orders);

        var error = await Assert.ThrowsAsync<StateQueryException>(() => Store.QueryAsync(new StateQuery(sql) { TimeLimit = TimeSpan.FromMilliseconds(500) }, CancellationToken.None));

        Assert.Equal(expected, error.Problem);
        Assert.Equal("1", await QueryAsync("SELECT count(*) AS n FROM mesh_asset"));
    }

    [StoreTheory]
    [InlineData("DELETE FROM entity")]
    [InlineData("SELECT urn FROM mesh_asset) AS x; DELETE FROM entity; SELECT * FROM (SELECT 1 AS n")]
    [InlineData("SELECT 1 AS n) AS x; COMMIT; DELETE FROM entity; SELECT * FROM (SELECT 1 AS n")]
    [InlineData("SELECT 1 AS n) AS x; SELECT * FROM (SELECT 2 AS n")]
    [InlineData("WITH gone AS (DELETE FROM entity RETURNING urn) SELECT urn FROM gone")]
    [InlineData("SELECT 1 AS n) AS x; CREATE TABLE mine (id integer); SELECT * FROM (SELECT 1 AS n")]
    public async Task Query_Write_IsRefusedAndChangesNothing(string sql)
    {
        await CommitAsync("sales", s_orders);

        await Assert.ThrowsAsync<StateQueryException>(() => Store.QueryAsync(new StateQuery(sql), CancellationToken.None));

        Assert.Equal("1", await QueryAsync("SELECT count(*) AS n FROM mesh_asset"));
    }

    [StoreFact]
    public async Task Query_PartOfItsOwnThatIsNamedLikeAView_MayReadTheViews()
    {
        await CommitAsync("sales", s_orders);

        Assert.Equal(Orders, await QueryAsync("WITH mesh_mine AS (SELECT urn FROM mesh_asset) SELECT urn FROM mesh_mine"));
    }

    [StoreFact]
    public async Task Query_MoreRowsThanTheLimit_AreCutOffAndSaid()
    {
        await CommitAsync("sales", s_orders, s_lines);

        Assert.True((await Store.QueryAsync(new StateQuery("SELECT urn FROM mesh_asset") { RowLimit = 1 }, CancellationToken.None)).IsCutOff);
        Assert.False((await Store.QueryAsync(new StateQuery("SELECT urn FROM mesh_asset") { RowLimit = 2 }, CancellationToken.None)).IsCutOff);
    }

    [StoreFact]
    public async Task Query_LogIsShortened_CurrentStateStays()
    {
        await CommitAsync("sales", s_orders);
        for (var i = 0; i < 12; i++)
            await CommitAsync("hr", Entity("urn:x" + i, [.. Enumerable.Range(0, 100).Select(static number => Aspect($"aspect{number}", "{}"))]));
        _time.Now += TimeSpan.FromDays(30);
        await CommitAsync("hr", Entity("urn:y", Aspect("one", "{}")));
        await Store.ShortenLogAsync(new LogRetention { MaxAge = TimeSpan.FromDays(1) }, CancellationToken.None);

        Assert.Equal("orders|7", await QueryAsync("SELECT name, row_count FROM mesh_asset WHERE platform = 'postgres'"));
    }

    private static EntityChange Of(string type, string urn, params AspectChange[] aspects) =>
        new() { Key = new EntityKey(urn, type, AssetKinds.Datasets, urn, null), Aspects = aspects };

    private static string Sorted(string text, string sql) =>
        sql.Contains("ORDER BY", StringComparison.Ordinal) ? text : string.Join(' ', text.Split(' ').Order(StringComparer.Ordinal));

    private async Task<string> QueryAsync(string sql, StateScope? scope = null)
    {
        var answer = await Store.QueryAsync(new StateQuery(sql) { Scope = scope ?? new StateScope() }, CancellationToken.None);
        return string.Join(' ', answer.Rows.Select(static row => string.Join('|', row.Select(static value => value ?? "∅"))));
    }
}
