namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>What a scorecard counts of the log.</summary>
internal enum Happening
{
    /// <summary>A breaking change.</summary>
    Breaking,

    /// <summary>A finding was opened.</summary>
    Opened,

    /// <summary>A finding was resolved.</summary>
    Resolved,
}
