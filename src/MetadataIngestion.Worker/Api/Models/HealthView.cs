using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>How the service is.</summary>
/// <param name="Status">The worst of its parts.</param>
/// <param name="Entries">Its parts.</param>
internal sealed record HealthView(HealthStatus Status, IReadOnlyDictionary<string, HealthItem> Entries);
