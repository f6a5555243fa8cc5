namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>What became of a check.</summary>
public enum Verdict
{
    /// <summary>It holds.</summary>
    Passed,

    /// <summary>It holds, but not in the way the contract says.</summary>
    Warned,

    /// <summary>Metadata cannot tell.</summary>
    Unknown,

    /// <summary>It does not hold.</summary>
    Failed,
}
