namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>One thing found while listing: <see cref="GroupFound"/> or <see cref="Reported"/>.</summary>
internal abstract record LayoutItem;
