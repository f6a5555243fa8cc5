using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MetadataIngestion.Worker.Api.Security;

/// <summary>Recognizes callers by the key in <c>Authorization: Bearer</c> or <c>X-Api-Key</c>.</summary>
internal sealed class ApiKeyHandler(ApiAccess access, IProblemDetailsService problems) : IAuthenticationHandler
{
    public const string Scheme = "ApiKey";
    public const string Header = "X-Api-Key";

    private const string Bearer = "Bearer ";

    private HttpContext? _http;

    private HttpContext Http => _http ?? throw new InvalidOperationException("The handler was not initialized.");

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _http = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync()
    {
        var presented = Presented();
        if (access.Find(presented) is not { } key)
            return Task.FromResult(presented is null ? AuthenticateResult.NoResult() : AuthenticateResult.Fail("Nobody holds this key."));

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, key.Name), new Claim(ClaimTypes.Role, key.Role.ToString())], Scheme);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme)));
    }

    public Task ChallengeAsync(AuthenticationProperties? properties) => Presented() is null
        ? RefuseAsync(StatusCodes.Status401Unauthorized, "realm=\"metadata-ingestion\"", "Present a key: Authorization: Bearer KEY.")
        : RefuseAsync(StatusCodes.Status401Unauthorized, "realm=\"metadata-ingestion\", error=\"invalid_token\"", "Nobody holds this key.");

    public Task ForbidAsync(AuthenticationProperties? properties) => RefuseAsync(
        StatusCodes.Status403Forbidden,
        "realm=\"metadata-ingestion\", error=\"insufficient_scope\", scope=\"operate\"",
        $"The key \"{Http.User.Identity?.Name}\" may only read; this needs one with the role operate.");

    private async Task RefuseAsync(int status, string challenge, string detail)
    {
        Http.Response.StatusCode = status;
        Http.Response.Headers.WWWAuthenticate = Bearer + challenge;
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = Http, ProblemDetails = { Status = status, Detail = detail } });
    }

    private string? Presented()
    {
        var headers = Http.Request.Headers;
        var authorization = headers[HeaderNames.Authorization].ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return authorization[Bearer.Length..].Trim();

        return headers.TryGetValue(Header, out var key) ? key.ToString().Trim() : null;
    }
}
