using MetadataIngestion.Worker.Api.Security;
using MetadataIngestion.Worker.Commands;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace MetadataIngestion.Worker.Api;

/// <summary>The OpenAPI document: what the routes say of themselves, and how callers show who they are.</summary>
internal static class ApiDocument
{
    private const string Bearer = "bearer";
    private const string HeaderKey = "apiKey";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(RequireKeyAsync);
    });

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Metadata Ingestion",
            Version = ProgramVersionOption.Version,
            Description = "Sources, runs, the log of metadata change proposals, and sinks of a running service. Errors are problem details (RFC 9457).",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key, when the service has a key file" },
            [HeaderKey] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyHandler.Header, Description = "The same key in a header of its own" },
        };
        return Task.CompletedTask;
    }

    private static Task RequireKeyAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var policy = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy).LastOrDefault();
        if (policy is null)
            return Task.CompletedTask;

        operation.Security = [.. new[] { Bearer, HeaderKey }.Select(scheme => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [policy],
        })];
        return Task.CompletedTask;
    }
}
