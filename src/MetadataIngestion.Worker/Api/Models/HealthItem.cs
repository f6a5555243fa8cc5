using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>How a part of the service is.</summary>
/// <param name="Status">The word.</param>
/// <param name="Detail">Why, for people; only for callers who may read.</param>
internal sealed record HealthItem(HealthStatus Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail);
