namespace MetadataIngestion.Connectors.SqlServer;

/// <summary>Which identity of Microsoft Entra ID logs in.</summary>
public enum EntraCredential
{
    /// <summary>None: the connection string says who logs in. The default.</summary>
    None,

    /// <summary>The managed identity of the machine; a user-assigned one by its <c>ClientId</c>.</summary>
    ManagedIdentity,

    /// <summary>The workload identity of a pod, as its environment describes it.</summary>
    WorkloadIdentity,

    /// <summary>An application with <c>TenantId</c>, <c>ClientId</c> and <c>ClientSecret</c>.</summary>
    ServicePrincipal,

    /// <summary>Whoever is logged in with the Azure command line.</summary>
    Developer,
}
