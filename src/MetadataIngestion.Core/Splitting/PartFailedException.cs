using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Splitting;

/// <summary>A part of a run failed, and with it the run; the report says why.</summary>
internal sealed class PartFailedException(FailureCause? cause) : Exception("A part of the run failed.")
{
    /// <summary>What kind of failure it was.</summary>
    public FailureCause? FailureCause => cause;
}
