using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Core.Reporting;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api.Queries;

/// <summary>Which runs are wanted.</summary>
internal sealed record RunFilter
{
    [FromQuery(Name = "source"), MaxLength(100), Description("Only runs of this source")]
    public string? Source { get; init; }

    [FromQuery(Name = "status"), EnumDataType(typeof(RunStatus), ErrorMessage = "is not a status."), Description("Only runs that stand so")]
    public RunStatus? Status { get; init; }

    [FromQuery(Name = "requestId"), MaxLength(100), Description("Only runs that this request led to")]
    public string? RequestId { get; init; }

    [FromQuery(Name = "before"), MaxLength(200), Description("Only runs older than this one: the next of the page before")]
    public string? Before { get; init; }

    [FromQuery(Name = "limit"), Range(1, 200, ErrorMessage = "must be from 1 to 200."), Description("How many runs at most, 20 by default")]
    public int? Limit { get; init; }
}
