namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>The codes of findings about contract files. They never change their meaning.</summary>
internal static class FindingCodes
{
    /// <summary>The file cannot be read.</summary>
    public const string Unreadable = "DC001";

    /// <summary>The file is not YAML.</summary>
    public const string Malformed = "DC002";

    /// <summary>The file is larger, deeper or wider than is read.</summary>
    public const string Limit = "DC003";

    /// <summary>The file is no contract of a version that is read.</summary>
    public const string NoContract = "DC004";

    /// <summary>Something that the standard requires is missing.</summary>
    public const string Missing = "DC005";

    /// <summary>A value is not one that the standard allows.</summary>
    public const string Value = "DC006";

    /// <summary>A key is not in the standard.</summary>
    public const string UnknownKey = "DC007";

    /// <summary>Two files hold the same version of the same contract.</summary>
    public const string Repeated = "DC008";

    /// <summary>Two contracts are about the same dataset.</summary>
    public const string Conflict = "DC009";

    /// <summary>No source has what the contract is about.</summary>
    public const string Unbound = "DC010";

    /// <summary>Several datasets fit what the contract is about.</summary>
    public const string Ambiguous = "DC011";
}
