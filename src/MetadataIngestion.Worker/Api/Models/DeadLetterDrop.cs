namespace MetadataIngestion.Worker.Api.Models;

/// <summary>What dropping dead letters led to.</summary>
/// <param name="Dropped">How many are forgotten.</param>
internal sealed record DeadLetterDrop(int Dropped);
