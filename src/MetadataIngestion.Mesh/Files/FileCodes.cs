namespace MetadataIngestion.Mesh.Files;

/// <summary>The codes of findings about files of domains, products, owners and people. They never change their meaning.</summary>
internal static class FileCodes
{
    /// <summary>The file cannot be read.</summary>
    public const string Unreadable = "MF001";

    /// <summary>The file is not what its name promises.</summary>
    public const string Malformed = "MF002";

    /// <summary>The file is larger, deeper or wider than is read.</summary>
    public const string Limit = "MF003";

    /// <summary>Something that is needed is missing.</summary>
    public const string Missing = "MF004";

    /// <summary>A value is not one that is understood.</summary>
    public const string Value = "MF005";

    /// <summary>A pattern means nothing that a source has.</summary>
    public const string Idle = "MF007";

    /// <summary>A pattern has dots where slashes divide names.</summary>
    public const string Dotted = "MF008";

    /// <summary>A key is not known.</summary>
    public const string UnknownKey = "MF006";
}
