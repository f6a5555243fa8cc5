using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Mesh.Tests.Scorecards;

/// <summary>Writes entities of a mesh into a store, each commit in a run of its own.</summary>
internal sealed class MeshSample(IMetadataStore store)
{
    private const string Field = """{"fieldPath":"id","nativeDataType":"bigint","type":{"type":{"com.linkedin.schema.NumberType":{}}}}""";
    private const string TaggedField = """{"fieldPath":"mail","nativeDataType":"text","type":{"type":{"com.linkedin.schema.StringType":{}}},"globalTags":{"tags":[{"tag":"urn:li:tag:PII"}]}}""";

    public static string Urn(string name) => $"urn:li:dataset:(urn:li:dataPlatform:postgres,{name},PROD)";

    public static EntityChange Dataset(
        string name, string[]? domains = null, string? owner = null, string? description = null, string? tag = null, bool fieldTag = false, string[]? failing = null, string[]? passing = null) => new()
        {
            Key = new EntityKey(Urn(name), EntityTypes.Dataset, AssetKinds.Datasets, name, null),
            Aspects =
            [
                Aspect("datasetProperties", description is null ? $$"""{"name":"{{name}}"}""" : $$"""{"name":"{{name}}","description":"{{description}}"}"""),
                Aspect("schemaMetadata", $$"""{"fields":[{{(fieldTag ? TaggedField : Field)}}]}"""),
                .. When(domains is not null, () => Aspect("domains", $$"""{"domains":[{{Join(domains!.Select(domain => $"urn:li:domain:{domain}"))}}]}""")),
                .. When(owner is not null, () => Aspect("ownership", $$$"""{"owners":[{"owner":"urn:li:corpuser:{{{owner}}}","type":"TECHNICAL_OWNER"}]}""")),
                .. When(tag is not null, () => Aspect("globalTags", $$$"""{"tags":[{"tag":"urn:li:tag:{{{tag}}}"}]}""")),
                .. When((failing ?? passing) is not null, () => Aspect("testResults", $$"""{"failing":[{{Results(failing ?? [], "FAILURE")}}],"passing":[{{Results(passing ?? [], "SUCCESS")}}]}""")),
            ],
        };

    public static EntityChange Domain(string id, string name, string? parent = null) => Entity($"urn:li:domain:{id}", "domain", Aspect(
        "domainProperties", parent is null ? $$"""{"name":"{{name}}"}""" : $$"""{"name":"{{name}}","parentDomain":"urn:li:domain:{{parent}}"}"""));

    public static EntityChange Product(string id, string name, string domain, params string[] assets) => Entity(
        $"urn:li:dataProduct:{id}",
        "dataProduct",
        Aspect("dataProductProperties", $$"""{"name":"{{name}}","assets":[{{string.Join(',', assets.Select(asset => $$"""{"destinationUrn":"{{Urn(asset)}}"}"""))}}]}"""),
        Aspect("domains", $$"""{"domains":["urn:li:domain:{{domain}}"]}"""));

    /// <summary>A contract about a dataset, with an assertion for each result.</summary>
    public static IEnumerable<EntityChange> Contract(string id, string dataset, string state, params string[] results) =>
    [
        .. results.Select((result, index) => Entity(
            $"urn:li:assertion:{id}-{index}", "assertion", Aspect("assertionRunEvent", $$$"""{"asserteeUrn":"{{{Urn(dataset)}}}","result":{"type":"{{{result}}}"}}"""))),
        Entity(
            $"urn:li:dataContract:{id}",
            "dataContract",
            Aspect("dataContractProperties", $$"""{"entity":"{{Urn(dataset)}}","schema":[{{string.Join(',', results.Select((_, index) => $$"""{"assertion":"urn:li:assertion:{{id}}-{{index}}"}"""))}}]}"""),
            Aspect("dataContractStatus", $$"""{"state":"{{state}}"}""")),
    ];

    /// <summary>A finding about some datasets that is just opened.</summary>
    public static EntityChange Incident(string id, params string[] datasets) => Entity(
        $"urn:li:incident:{id}", "incident", Aspect("incidentInfo", $$"""{"customType":"OW002","title":"t","entities":[{{Join(datasets.Select(Urn))}}],"priority":2}""")) with
    {
        Events = [new EntityEvent("policyEvent", Bytes("""{"category":"POLICY","operation":"OPENED","parameters":{"policy":"OW002"}}"""))],
    };

    public static EntityEvent Breaking(string? domains = null) => new(
        "entityChangeEvent", Bytes($$$"""{"category":"LIFECYCLE","operation":"SOFT_DELETE","parameters":{"code":"asset.dropped","level":"breaking","message":"it is gone"{{{Domains(domains)}}}}}"""));

    public static EntityEvent Risky() => new("entityChangeEvent", Bytes("""{"category":"LIFECYCLE","operation":"MODIFY","parameters":{"code":"view.changed","level":"risky","message":"it differs"}}"""));

    public static EntityEvent Violation(string operation, string? domains = null) => new(
        "policyEvent", Bytes($$$"""{"category":"POLICY","operation":"{{{operation}}}","parameters":{"policy":"GP101"{{{Domains(domains)}}}}}"""));

    /// <summary>Commits changes of one source.</summary>
    public async Task CommitAsync(string source, params IEnumerable<EntityChange> changes)
    {
        var start = new RunStart($"{source}-{Guid.NewGuid():N}", source, DateTimeOffset.UnixEpoch);
        await using var session = await store.BeginRunAsync(start, CancellationToken.None);
        foreach (var chunk in changes.Chunk(1000))
            await session.CommitAsync(chunk, CancellationToken.None);
        await session.CompleteAsync(new RunReport { RunId = start.RunId, Source = source, Status = RunStatus.Succeeded, StartedAt = start.StartedAt }, CancellationToken.None);
    }

    /// <summary>Tells something of a dataset that the source has.</summary>
    public async Task TellAsync(string source, string dataset, bool removed, params EntityEvent[] events)
    {
        var start = new RunStart($"{source}-{Guid.NewGuid():N}", source, DateTimeOffset.UnixEpoch);
        await using var session = await store.BeginRunAsync(start, CancellationToken.None);
        var id = (await session.LoadAsync([Urn(dataset)], CancellationToken.None))[0]!.Id;
        var key = new EntityKey(Urn(dataset), EntityTypes.Dataset, AssetKinds.Datasets, dataset, null);
        await session.CommitAsync([new EntityChange { Key = key, Id = id, Removed = removed, Aspects = [], Events = events }], CancellationToken.None);
        await session.CompleteAsync(new RunReport { RunId = start.RunId, Source = source, Status = RunStatus.Succeeded, StartedAt = start.StartedAt }, CancellationToken.None);
    }

    private static EntityChange Entity(string urn, string type, params AspectChange[] aspects) => new() { Key = new EntityKey(urn, type, AssetKinds.Datasets, urn, null), Aspects = aspects };

    private static AspectChange Aspect(string name, string json) => new(name, ChangeType.Upsert, Bytes(json), new Fingerprint(1, 1));

    private static string Domains(string? domains) => domains is null ? "" : $",\"domains\":\"[\\\"urn:li:domain:{domains}\\\"]\"";

    private static string Results(string[] policies, string type) => string.Join(',', policies.Select(policy => $$"""{"test":"urn:li:test:{{policy}}","type":"{{type}}"}"""));

    private static string Join(IEnumerable<string> texts) => string.Join(',', texts.Select(text => $"\"{text}\""));

    private static IEnumerable<AspectChange> When(bool condition, Func<AspectChange> aspect) => condition ? [aspect()] : [];

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
