namespace MetadataIngestion.Connectors.SqlServer;

/// <summary>A login with an access token of Microsoft Entra ID instead of a password.</summary>
public sealed class EntraOptions
{
    /// <summary>Which identity logs in. The default is <see cref="EntraCredential.None"/>.</summary>
    public EntraCredential Credential { get; set; }

    /// <summary>The tenant, for a service principal.</summary>
    public string? TenantId { get; set; }

    /// <summary>The application, or the user-assigned managed identity.</summary>
    public string? ClientId { get; set; }

    /// <summary>The application's secret, for a service principal.</summary>
    public string? ClientSecret { get; set; }
}
