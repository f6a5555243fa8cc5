namespace MetadataIngestion.Core.Proposals;

/// <summary>The names of the aspects this program writes, as in DataHub's registry.</summary>
internal static class AspectNames
{
    public const string AssertionInfo = "assertionInfo";
    public const string AssertionRunEvent = "assertionRunEvent";
    public const string BrowsePathsV2 = "browsePathsV2";
    public const string Container = "container";
    public const string ContainerProperties = "containerProperties";
    public const string DataContractProperties = "dataContractProperties";
    public const string DataContractStatus = "dataContractStatus";
    public const string DataProductProperties = "dataProductProperties";
    public const string DataFlowInfo = "dataFlowInfo";
    public const string DataJobInfo = "dataJobInfo";
    public const string DataJobInputOutput = "dataJobInputOutput";
    public const string DataPlatformInstance = "dataPlatformInstance";
    public const string DatasetProfile = "datasetProfile";
    public const string DatasetUsageStatistics = "datasetUsageStatistics";
    public const string DatasetProperties = "datasetProperties";
    public const string DataTransformLogic = "dataTransformLogic";
    public const string DomainProperties = "domainProperties";
    public const string Domains = "domains";
    public const string GlobalTags = "globalTags";
    public const string IncidentInfo = "incidentInfo";
    public const string GlossaryTerms = "glossaryTerms";
    public const string Ownership = "ownership";
    public const string SchemaMetadata = "schemaMetadata";
    public const string Status = "status";
    public const string SubTypes = "subTypes";
    public const string TestInfo = "testInfo";
    public const string TestResults = "testResults";
    public const string UpstreamLineage = "upstreamLineage";
    public const string ViewProperties = "viewProperties";
}
