namespace MetadataIngestion.Core.Proposals;

/// <summary>The entity types this program writes, as in DataHub's registry.</summary>
internal static class EntityTypes
{
    public const string Assertion = "assertion";
    public const string Container = "container";
    public const string DataContract = "dataContract";
    public const string DataFlow = "dataFlow";
    public const string DataJob = "dataJob";
    public const string DataProduct = "dataProduct";
    public const string Dataset = "dataset";
    public const string Domain = "domain";
    public const string Incident = "incident";
    public const string Test = "test";
}
