namespace MetadataIngestion.Mesh.Ownership;

/// <summary>The codes of findings about owners. They never change their meaning.</summary>
internal static class OwnershipCodes
{
    /// <summary>A dataset has no owner.</summary>
    public const string Orphaned = "OW001";

    /// <summary>An owner has left.</summary>
    public const string Left = "OW002";

    /// <summary>The files of two domains name different owners.</summary>
    public const string Conflict = "OW003";

    /// <summary>The directory does not know an owner.</summary>
    public const string Unknown = "OW004";

    /// <summary>A line of an OWNERS file cannot be understood.</summary>
    public const string Line = "OW005";

    /// <summary>The directory has not been read for a day, or never.</summary>
    public const string Stale = "OW007";

    /// <summary>The directory names someone twice.</summary>
    public const string Repeated = "OW006";
}
