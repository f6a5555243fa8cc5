namespace MetadataIngestion.Mesh.Products;

/// <summary>Why a dataset belongs to a product.</summary>
internal sealed record ProductReason(DataProduct Product, bool IsOutputPort, string Why);
