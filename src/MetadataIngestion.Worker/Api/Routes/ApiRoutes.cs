using MetadataIngestion.Worker.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>The routes of the API by what they ask of the caller.</summary>
internal sealed class ApiRoutes
{
    private readonly RouteGroupBuilder _read;
    private readonly RouteGroupBuilder _operate;

    public ApiRoutes(RouteGroupBuilder root)
    {
        root.AddEndpointFilterFactory(QueryRules.Create)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        _read = root.MapGroup(string.Empty).RequireAuthorization(ApiPolicies.Read);
        _operate = root.MapGroup(string.Empty).RequireAuthorization(ApiPolicies.Operate).AddEndpointFilter<OperationLog>().ProducesProblem(StatusCodes.Status403Forbidden);
    }

    /// <summary>For routes that only look.</summary>
    public RouteGroupBuilder Read(string tag) => _read.MapGroup(string.Empty).WithTags(tag);

    /// <summary>For routes that change something.</summary>
    public RouteGroupBuilder Operate(string tag) => _operate.MapGroup(string.Empty).WithTags(tag);
}
