namespace MetadataIngestion.Worker.Plugins;

/// <summary>What became of a plugin.</summary>
internal enum PluginState
{
    /// <summary>Its manifest is sound; nothing of it has been loaded yet.</summary>
    Discovered,

    /// <summary>It can crawl.</summary>
    Loaded,

    /// <summary>The configuration says not to use it.</summary>
    Disabled,

    /// <summary>It was built for another contract than this host's.</summary>
    NotSupported,

    /// <summary>It is broken, or is not the one that was to be expected.</summary>
    Malfunctioned,
}
