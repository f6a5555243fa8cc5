namespace MetadataIngestion.Mesh.Findings;

/// <summary>How bad a finding is.</summary>
public enum FindingLevel
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Most likely not what was meant; everything is used nevertheless.</summary>
    Warning,

    /// <summary>What it is about is not used, or not kept.</summary>
    Error,
}
