namespace MetadataIngestion.Abstractions;

/// <summary>Which assets a statement is about.</summary>
[Flags]
public enum AssetKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Containers.</summary>
    Containers = 1,

    /// <summary>Datasets.</summary>
    Datasets = 2,

    /// <summary>Routines.</summary>
    Routines = 4,

    /// <summary>Everything.</summary>
    All = Containers | Datasets | Routines,
}
