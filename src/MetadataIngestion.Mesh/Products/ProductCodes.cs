namespace MetadataIngestion.Mesh.Products;

/// <summary>The codes of findings about data products. They never change their meaning.</summary>
internal static class ProductCodes
{
    /// <summary>Two files describe the same product.</summary>
    public const string Repeated = "PR001";

    /// <summary>The product's domain does not exist.</summary>
    public const string UnknownDomain = "PR002";

    /// <summary>Nothing says which datasets belong to the product.</summary>
    public const string NoPatterns = "PR003";

    /// <summary>No source has a dataset that belongs to the product.</summary>
    public const string Empty = "PR004";

    /// <summary>More datasets belong to the product than are listed.</summary>
    public const string TooMany = "PR005";

    /// <summary>The product has no owner.</summary>
    public const string Ownerless = "PR006";
}
