namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>What happened in one week.</summary>
internal sealed class WeekCounts
{
    /// <summary>Breaking changes.</summary>
    public int Breaking { get; set; }

    /// <summary>Findings that were opened.</summary>
    public int Opened { get; set; }

    /// <summary>Findings that were resolved.</summary>
    public int Resolved { get; set; }

    /// <summary>How many findings were open when the week ended, or are now; <see langword="null"/> when nobody knows.</summary>
    public long? Open { get; set; }

    public void Count(Happening happening)
    {
        switch (happening)
        {
            case Happening.Breaking: Breaking++; break;
            case Happening.Opened: Opened++; break;
            default: Resolved++; break;
        }
    }
}
