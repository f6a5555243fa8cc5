using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api.Queries;

/// <summary>Which dead letters are wanted.</summary>
internal sealed record DeadLetterFilter
{
    public const int DefaultLimit = 100;

    [FromQuery(Name = "from"), Range(1, long.MaxValue, ErrorMessage = "must be at least 1."), Description("The first offset wanted, 1 by default")]
    public long? From { get; init; }

    [FromQuery(Name = "limit"), Range(1, 1000, ErrorMessage = "must be from 1 to 1000."), Description("How many dead letters at most, 100 by default")]
    public int? Limit { get; init; }
}
