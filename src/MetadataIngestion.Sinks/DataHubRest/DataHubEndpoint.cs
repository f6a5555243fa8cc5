namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Which of DataHub's two HTTP interfaces takes the proposals.</summary>
public enum DataHubEndpoint
{
    /// <summary>The older one, which every version has: <c>/aspects?action=ingestProposalBatch</c>.</summary>
    RestLi,

    /// <summary>OpenAPI version 3: <c>/openapi/v3/entity</c>.</summary>
    OpenApi,
}
