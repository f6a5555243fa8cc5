using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>From where a sink gets the log again.</summary>
/// <param name="From">The first offset to deliver again.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ReplayRequest([property: Range(1, long.MaxValue)] long From);
