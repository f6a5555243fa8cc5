namespace MetadataIngestion.Core.Transforming;

/// <summary>The configurable steps between crawl and proposal.</summary>
public enum TransformerType
{
    /// <summary>Adds owners to what the source says, or replaces it.</summary>
    AddOwners,

    /// <summary>Adds a business domain.</summary>
    AddDomain,

    /// <summary>Adds tags.</summary>
    AddTags,
}
