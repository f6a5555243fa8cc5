using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>Answers that several routes give.</summary>
internal static class ApiResults
{
    public static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);

    public static ProblemHttpResult Conflict(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict);

    public static ProblemHttpResult BadRequest(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);

    public static ProblemHttpResult NoSource(string name) => NotFound($"There is no source \"{name}\" in the configuration.");

    public static ProblemHttpResult NoSink(string name) => NotFound($"There is no sink \"{name}\" in the configuration.");
}
