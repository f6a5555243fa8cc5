using MetadataIngestion.Abstractions;

namespace TestPlugins.Good;

internal sealed class UpperCaseNames : IMetadataTransformer
{
    public Asset? Transform(Asset asset) => asset with { DisplayName = asset.Path.LastPart.ToUpperInvariant() };
}
