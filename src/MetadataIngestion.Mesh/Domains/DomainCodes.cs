namespace MetadataIngestion.Mesh.Domains;

/// <summary>The codes of findings about domains. They never change their meaning.</summary>
internal static class DomainCodes
{
    /// <summary>Two files say different things about one domain.</summary>
    public const string Contradiction = "DM001";

    /// <summary>A domain that is referred to does not exist.</summary>
    public const string Unknown = "DM002";

    /// <summary>Domains lie in each other.</summary>
    public const string ParentLoop = "DM003";

    /// <summary>Domains get their owners from each other.</summary>
    public const string OwnerLoop = "DM004";

    /// <summary>Two domains claim the same assets.</summary>
    public const string Claimed = "DM005";

    /// <summary>A domain has no owner.</summary>
    public const string Ownerless = "DM006";
}
