namespace MetadataIngestion.Connectors.FileLake;

/// <summary>How datasets and folders are named.</summary>
public enum PathNaming
{
    /// <summary>From the root folder's own name inwards: <c>lake/sales/orders</c>. The same wherever the lake is mounted.</summary>
    Relative,

    /// <summary>By the absolute path without its leading slash, as DataHub's own crawler does: <c>mnt/data/lake/sales/orders</c>.</summary>
    Absolute,
}
