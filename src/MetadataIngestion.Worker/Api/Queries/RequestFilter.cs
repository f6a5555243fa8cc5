using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Core.Requests;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api.Queries;

/// <summary>Which requests are wanted.</summary>
internal sealed record RequestFilter
{
    public const int DefaultLimit = 100;

    [FromQuery(Name = "state"), EnumDataType(typeof(AdHocState), ErrorMessage = "is not a state."), Description("Only requests that stand so")]
    public AdHocState? State { get; init; }

    [FromQuery(Name = "limit"), Range(1, 1000, ErrorMessage = "must be from 1 to 1000."), Description("How many requests at most, 100 by default")]
    public int? Limit { get; init; }
}
