using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Core.Quarantine;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api.Queries;

/// <summary>Which datasets in quarantine are wanted.</summary>
internal sealed record QuarantineFilter
{
    [FromQuery(Name = "source"), MaxLength(100), Description("Only those of this source")]
    public string? Source { get; init; }

    [FromQuery(Name = "status"), EnumDataType(typeof(QuarantineStatus), ErrorMessage = "is not a status."), Description("Only those that stand so")]
    public QuarantineStatus? Status { get; init; }
}
