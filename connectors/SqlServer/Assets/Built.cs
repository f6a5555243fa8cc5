using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>An asset, and what people should know about it.</summary>
internal readonly record struct Built(Asset Asset, IReadOnlyList<CrawlWarning> Warnings)
{
    public IEnumerable<CrawlItem> Items => [new AssetFound(Asset), .. Warnings];

    public static Built Of(Asset asset, params ReadOnlySpan<CrawlWarning?> warnings)
    {
        List<CrawlWarning>? list = null;
        foreach (var warning in warnings)
        {
            if (warning is not null)
                (list ??= []).Add(warning);
        }

        return new Built(asset, list ?? []);
    }
}
