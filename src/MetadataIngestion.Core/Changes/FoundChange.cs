using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Changes;

/// <summary>An entity that a run found and that is to be stored.</summary>
/// <param name="Draft">The entity as the run saw it.</param>
/// <param name="State">What the store knows of it; <see langword="null"/> for one that is new.</param>
/// <param name="Detected">How the two differ.</param>
internal sealed record FoundChange(EntityDraft Draft, EntityState? State, DetectedChange Detected);
