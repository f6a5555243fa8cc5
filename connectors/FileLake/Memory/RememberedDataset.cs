using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What a crawl had to say about a dataset.</summary>
internal sealed record RememberedDataset(Dataset Dataset, IReadOnlyList<RememberedWarning> Warnings);
