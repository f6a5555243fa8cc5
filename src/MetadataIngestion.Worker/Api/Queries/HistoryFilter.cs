using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api.Queries;

/// <summary>Which part of an entity's history is wanted.</summary>
internal sealed record HistoryFilter
{
    [FromQuery(Name = "from"), Range(1, long.MaxValue, ErrorMessage = "must be at least 1."), Description("The first offset wanted, 1 by default")]
    public long? From { get; init; }

    [FromQuery(Name = "limit"), Range(1, 1000, ErrorMessage = "must be from 1 to 1000."), Description("How many entries at most, 100 by default")]
    public int? Limit { get; init; }

    [FromQuery(Name = "source"), MaxLength(100), Description("Only entries of this source")]
    public string? Source { get; init; }

    [FromQuery(Name = "aspect"), MaxLength(200), Description("Only entries about this aspect, such as schemaMetadata")]
    public string? Aspect { get; init; }
}
