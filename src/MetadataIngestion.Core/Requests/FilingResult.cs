namespace MetadataIngestion.Core.Requests;

/// <summary>What filing a request led to.</summary>
/// <param name="Outcome">Whether it was filed now.</param>
/// <param name="Filed">The request that the store keeps under this id.</param>
public sealed record FilingResult(FilingOutcome Outcome, FiledRequest Filed);
