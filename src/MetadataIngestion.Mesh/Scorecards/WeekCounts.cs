namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>What happened in one week.</summary>
internal sealed class WeekCounts
{
    /// <summary>Breaking changes.</summary>
    public int Breaking { get; set; }

    /// <summary>Violations of policies that were opened.</summary>
    public int Opened { get; set; }

    /// <summary>Violations of policies that were resolved.</summary>
    public int Resolved { get; set; }
}
