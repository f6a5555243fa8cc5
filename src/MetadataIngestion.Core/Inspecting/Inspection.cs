using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Inspecting;

/// <summary>What came of looking at the assets of a run.</summary>
/// <param name="Entities">Further entities to propose. One that is not among them although its asset was seen is removed.</param>
/// <param name="Warnings">What the report of the run is to say.</param>
public sealed record Inspection(IReadOnlyList<DerivedEntity> Entities, IReadOnlyList<Notice> Warnings);
