using System.Collections.Frozen;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>
/// The shape that the Open Data Contract Standard publishes for versions 3.0 and 3.1: which keys an object may have, <c>!</c> marking those
/// it must have, and the type of each value.
/// </summary>
internal static class ContractShape
{
    public const string Root = "contract";

    private const string Element =
        "id:text name:text physicalName:text physicalType:text description:text businessName:text tags:[text] quality:[quality] "
        + "relationships:[relationship] authoritativeDefinitions:[definition] customProperties:[custom] logicalType:text deprecated:flag ";

    private const string Property =
        Element + "logicalTypeOptions:options required:flag unique:flag primaryKey:flag primaryKeyPosition:number partitioned:flag partitionKeyPosition:number "
        + "classification:text criticalDataElement:flag encryptedName:text transformSourceObjects:[text] transformLogic:text transformDescription:text "
        + "examples:[any] properties:[property] items:item defaultTimezone:text ";

    private static readonly FrozenDictionary<string, IReadOnlyList<ShapeKey>> s_objects = new Dictionary<string, string>
    {
        [Root] = "version!:text apiVersion!:text kind!:text id!:text status!:text name:text tenant:text tags:[text] domain:text dataProduct:text "
            + "description:description servers:[server] schema:[schema] support:[support] price:price team:team roles:[role] slaDefaultElement:text "
            + "slaProperties:[sla] authoritativeDefinitions:[definition] customProperties:[custom] contractCreatedTs:text",
        ["description"] = "usage:text purpose:text limitations:text authoritativeDefinitions:[definition] customProperties:[custom]",
        ["server"] = "id:text server!:text type!:text description:text environment:text roles:[role] customProperties:[custom] account:text catalog:text "
            + "clusterId:text database:text dataset:text delimiter:text endpointUrl:text format:text host:text location:text path:text port:number "
            + "project:text region:text regionName:text schema:text serviceName:text stagingDir:text stream:text warehouse:text",
        ["schema"] = Element + "properties:[property] dataGranularityDescription:text",
        ["property"] = "name!:text " + Property.Replace(" name:text", "", StringComparison.Ordinal),
        ["item"] = Property,
        ["options"] = "minLength:number maxLength:number pattern:text format:text minimum:any maximum:any exclusiveMinimum:any exclusiveMaximum:any multipleOf:number "
            + "timezone:flag defaultTimezone:text minItems:number maxItems:number uniqueItems:flag minProperties:number maxProperties:number required:[text]",
        ["relationship"] = "id:text type:text from:any to!:any customProperties:[custom]",
        ["quality"] = "id:text name:text description:text type:text metric:text rule:text arguments:any unit:text query:text engine:text implementation:any dimension:text "
            + "severity:text businessImpact:text method:text schedule:text scheduler:text tags:[text] validValues:[any] customProperties:[custom] "
            + "authoritativeDefinitions:[definition] mustBe:any mustNotBe:any mustBeGreaterThan:number mustBeGreaterOrEqualTo:number mustBeLessThan:number "
            + "mustBeLessOrEqualTo:number mustBeBetween:[number] mustNotBeBetween:[number]",
        ["sla"] = "id:text property!:text value!:any valueExt:any unit:text element:text driver:text description:text scheduler:text schedule:text",
        ["support"] = "id:text channel!:text url:text description:text tool:text scope:text invitationUrl:text customProperties:[custom]",
        ["price"] = "id:text priceAmount:number priceCurrency:text priceUnit:text",
        ["team"] = "id:text name:text description:text members:[member] tags:[text] customProperties:[custom] authoritativeDefinitions:[definition]",
        ["member"] = "id:text username!:text name:text description:text role:text dateIn:text dateOut:text replacedByUsername:text tags:[text] customProperties:[custom] authoritativeDefinitions:[definition]",
        ["role"] = "id:text role!:text description:text access:text firstLevelApprovers:text secondLevelApprovers:text customProperties:[custom]",
        ["definition"] = "id:text url!:text type!:text description:text",
        ["custom"] = "id:text property!:text value!:any description:text",
    }.ToFrozenDictionary(pair => pair.Key, pair => Parse(pair.Value));

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> s_coordinates = new Dictionary<string, string>
    {
        ["postgres"] = "host port database schema",
        ["postgresql"] = "host port database schema",
        ["sqlserver"] = "host database schema",
        ["kafka"] = "host",
        ["s3"] = "location",
        ["azure"] = "location format",
        ["local"] = "path format",
    }.ToFrozenDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => pair.Value.Split(' '));

    /// <summary>The types of servers that the standard knows.</summary>
    public static FrozenSet<string> ServerTypes { get; } =
        ("api athena azure bigquery clickhouse databricks db2 denodo dremio duckdb glue cloudsql custom hive impala informix kafka kinesis local mysql oracle "
            + "postgres postgresql presto pubsub redshift s3 sftp snowflake sqlserver synapse trino vertica zen").Split(' ').ToFrozenSet();

    public static FrozenSet<string> LogicalTypes { get; } = "string date timestamp time number integer object array boolean".Split(' ').ToFrozenSet();

    public static FrozenSet<string> QualityTypes { get; } = "library text sql custom".Split(' ').ToFrozenSet();

    public static FrozenSet<string> Dimensions { get; } =
        "accuracy completeness conformity consistency coverage timeliness uniqueness".Split(' ').ToFrozenSet();

    public static FrozenSet<string> Statuses { get; } = "proposed draft active deprecated retired".Split(' ').ToFrozenSet();

    /// <summary>The keys of an object by its name in this table.</summary>
    public static IReadOnlyList<ShapeKey> KeysOf(string name) => s_objects[name];

    public static bool IsObject(string type) => s_objects.ContainsKey(type);

    /// <summary>The coordinates without which a server of a type is not found.</summary>
    public static IReadOnlyList<string> CoordinatesOf(string serverType) => s_coordinates.GetValueOrDefault(serverType, []);

    private static IReadOnlyList<ShapeKey> Parse(string keys) => [.. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParseKey)];

    private static ShapeKey ParseKey(string key)
    {
        var (name, type) = key.Split(':') is [var before, var after] ? (before, after) : throw new FormatException($"\"{key}\" is not a key with its type.");
        return new ShapeKey(name.TrimEnd('!'), name.EndsWith('!'), type.Trim('[', ']'), type.StartsWith('['));
    }
}
