namespace MetadataIngestion.Mesh.Classification;

/// <summary>The codes of findings about rules that give tags and terms. They never change their meaning.</summary>
internal static class ClassificationCodes
{
    /// <summary>A rule gives nothing.</summary>
    public const string Nothing = "CL001";

    /// <summary>Two rules give what may not stand together.</summary>
    public const string Conflict = "CL002";

    /// <summary>A domain's rule means assets that are not the domain's.</summary>
    public const string Foreign = "CL003";

    /// <summary>A domain's file says what may not stand together, which is for all to agree upon.</summary>
    public const string Exclusive = "CL004";
}
