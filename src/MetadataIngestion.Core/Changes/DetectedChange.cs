using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Changes;

/// <summary>What is to be stored about an entity, and what that means for people.</summary>
/// <param name="Kind">What becomes of the entity; <see langword="null"/> when only its bookkeeping changes.</param>
/// <param name="Change">What is to be stored.</param>
internal sealed record DetectedChange(EntityChangeKind? Kind, EntityChange Change);
