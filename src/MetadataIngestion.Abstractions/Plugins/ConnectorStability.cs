namespace MetadataIngestion.Abstractions;

/// <summary>How far a connector may be relied upon.</summary>
public enum ConnectorStability
{
    /// <summary>Options and output may change in any version.</summary>
    Experimental,

    /// <summary>Works; options and output change only with notice.</summary>
    Beta,

    /// <summary>Options and output change only with a new major version.</summary>
    Stable,
}
