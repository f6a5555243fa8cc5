using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Core.Storing;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api.Queries;

/// <summary>Which entries of the log are wanted.</summary>
internal record LogFilter
{
    [FromQuery(Name = "from"), Range(1, long.MaxValue, ErrorMessage = "must be at least 1."), Description("The first offset wanted, 1 by default")]
    public long? From { get; init; }

    [FromQuery(Name = "source"), MaxLength(100), Description("Only entries of this source")]
    public string? Source { get; init; }

    [FromQuery(Name = "urn"), MaxLength(2000), Description("Only entries about this entity")]
    public string? Urn { get; init; }

    [FromQuery(Name = "aspect"), MaxLength(200), Description("Only entries about this aspect, such as schemaMetadata")]
    public string? Aspect { get; init; }

    [FromQuery(Name = "event"), MaxLength(200), Description("Only events of this name, such as entityChangeEvent")]
    public string? Event { get; init; }

    public LogQuery ToQuery() => new() { From = From ?? 1, Source = Source, Urn = Urn, Aspect = Aspect, Event = Event };
}
