namespace MetadataIngestion.Benchmarks;

/// <summary>What a crawl is asked to do for the mesh.</summary>
internal enum MeshLoadKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>All built-in policies and ten contracts.</summary>
    Full,
}
