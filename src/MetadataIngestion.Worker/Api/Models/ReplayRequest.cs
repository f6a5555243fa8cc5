using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>From where a sink gets the log again.</summary>
/// <param name="From">The first offset to deliver again.</param>
internal sealed record ReplayRequest([property: Range(1, long.MaxValue)] long From);
