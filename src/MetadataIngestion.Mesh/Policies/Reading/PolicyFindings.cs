namespace MetadataIngestion.Mesh.Policies.Reading;

/// <summary>The codes of findings about policies. They never change their meaning.</summary>
internal static class PolicyFindings
{
    /// <summary>The file cannot be read.</summary>
    public const string Unreadable = "PO001";

    /// <summary>The file is not YAML, or not of the shape of a policy file.</summary>
    public const string Malformed = "PO002";

    /// <summary>The file is larger, deeper or wider than is read.</summary>
    public const string Limit = "PO003";

    /// <summary>Something is missing.</summary>
    public const string Missing = "PO004";

    /// <summary>A value is not one that is understood.</summary>
    public const string Value = "PO005";

    /// <summary>A key is not known.</summary>
    public const string UnknownKey = "PO006";

    /// <summary>Two policies have the same id.</summary>
    public const string Repeated = "PO007";

    /// <summary>There is no such policy.</summary>
    public const string Unknown = "PO008";

    /// <summary>A waiver is over.</summary>
    public const string Expired = "PO009";

    /// <summary>A policy could not be evaluated.</summary>
    public const string Query = "PO010";

    /// <summary>A domain's file rules another domain.</summary>
    public const string Foreign = "PO011";

    /// <summary>A policy cannot be a gate.</summary>
    public const string NoGate = "PO012";
}
