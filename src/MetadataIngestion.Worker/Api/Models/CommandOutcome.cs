namespace MetadataIngestion.Worker.Api.Models;

/// <summary>What a command led to.</summary>
/// <param name="Changed">Whether it changed anything; not when everything was as it asks already.</param>
internal sealed record CommandOutcome(bool Changed);
