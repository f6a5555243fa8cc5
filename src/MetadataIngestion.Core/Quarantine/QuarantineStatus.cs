namespace MetadataIngestion.Core.Quarantine;

/// <summary>What becomes of a dataset in quarantine.</summary>
public enum QuarantineStatus
{
    /// <summary>Somebody has to decide.</summary>
    Waiting,

    /// <summary>The next crawl of its source proposes it, if it is still the same then.</summary>
    Approved,

    /// <summary>It stays as it is in the log until it is mended, or approved after all.</summary>
    Rejected,
}
