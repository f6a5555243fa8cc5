using MetadataIngestion.Core.Requests;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>What a decision led to.</summary>
/// <param name="Item">The dataset as it is in quarantine now.</param>
/// <param name="Request">The crawl that was asked for; <see langword="null"/> for none.</param>
internal sealed record DecisionOutcome(QuarantineItem Item, FiledRequest? Request);
