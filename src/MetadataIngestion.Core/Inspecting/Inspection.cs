using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Inspecting;

/// <summary>What came of looking at the assets of a run.</summary>
/// <param name="Entities">Further entities to propose. One that is not among them although its asset was seen is removed.</param>
/// <param name="Warnings">What the report of the run is to say.</param>
public sealed record Inspection(IReadOnlyList<DerivedEntity> Entities, IReadOnlyList<Notice> Warnings)
{
    /// <summary>What is not right. A finding that is not among them although the inspector knew all there is to know is resolved.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Whether the inspector knew all that it derives entities from. When it did not, what is missing among them proves nothing.</summary>
    public bool IsComplete { get; init; } = true;
}
