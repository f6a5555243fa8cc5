using Microsoft.AspNetCore.Authorization;

namespace MetadataIngestion.Worker.Api.Security;

/// <summary>What a route asks of its caller's key.</summary>
internal static class ApiPolicies
{
    public const string Read = "read";
    public const string Operate = "operate";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Read, policy => policy.RequireRole(nameof(ApiKeyRole.Read), nameof(ApiKeyRole.Operate)));
        options.AddPolicy(Operate, policy => policy.RequireRole(nameof(ApiKeyRole.Operate)));
    }
}
