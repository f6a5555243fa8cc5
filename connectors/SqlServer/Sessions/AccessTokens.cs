using Azure.Core;
using Azure.Identity;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>Fetches access tokens of Entra ID. The credential keeps them until they are about to expire.</summary>
internal sealed class AccessTokens(EntraOptions options)
{
    private readonly Lazy<TokenCredential> _credential = new(() => Create(options));

    public async Task<SqlAuthenticationToken> Callback(SqlAuthenticationParameters parameters, CancellationToken cancellationToken)
    {
        var request = new TokenRequestContext([ScopeOf(parameters.Resource)]);
        var token = await _credential.Value.GetTokenAsync(request, cancellationToken);
        return new SqlAuthenticationToken(token.Token, token.ExpiresOn);
    }

    // The server names its resource, which differs between clouds.
    private static string ScopeOf(string resource) => resource.TrimEnd('/') + "/.default";

    private static TokenCredential Create(EntraOptions options) => options.Credential switch
    {
        EntraCredential.ManagedIdentity => new ManagedIdentityCredential(
            string.IsNullOrEmpty(options.ClientId) ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(options.ClientId)),
        EntraCredential.WorkloadIdentity => new WorkloadIdentityCredential(),
        EntraCredential.ServicePrincipal => new ClientSecretCredential(options.TenantId, options.ClientId, options.ClientSecret),
        _ => new AzureCliCredential(),
    };
}
