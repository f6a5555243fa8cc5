namespace MetadataIngestion.Abstractions;

/// <summary>Which parts of an asset a statement is about.</summary>
[Flags]
public enum AssetFacets
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Who owns it.</summary>
    Owners = 1,

    /// <summary>Its tags, without those of its fields.</summary>
    Tags = 2,

    /// <summary>What it reads and writes.</summary>
    Lineage = 4,

    /// <summary>The text that defines a view or routine.</summary>
    Definition = 8,
}
