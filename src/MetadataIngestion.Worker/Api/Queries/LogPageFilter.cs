using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api.Queries;

/// <summary>Which page of the log is wanted.</summary>
internal sealed record LogPageFilter : LogFilter
{
    public const int DefaultLimit = 100;

    [FromQuery(Name = "limit"), Range(1, 1000, ErrorMessage = "must be from 1 to 1000."), Description("How many entries at most, 100 by default")]
    public int? Limit { get; init; }
}
