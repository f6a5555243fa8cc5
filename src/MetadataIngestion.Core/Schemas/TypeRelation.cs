namespace MetadataIngestion.Core.Schemas;

/// <summary>How the values of a type changed.</summary>
public enum TypeRelation
{
    /// <summary>The same values.</summary>
    Equal,

    /// <summary>Every value there was, and more.</summary>
    Widened,

    /// <summary>Only some of the values there were.</summary>
    Narrowed,

    /// <summary>Other values: neither type holds all of the other's.</summary>
    Changed,

    /// <summary>Nobody can tell, because a type is opaque or its parts are not known.</summary>
    Unknown,
}
