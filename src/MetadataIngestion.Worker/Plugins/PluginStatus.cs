namespace MetadataIngestion.Worker.Plugins;

/// <summary>A plugin's state, with the reason and the remedy for people when it cannot be used.</summary>
internal sealed record PluginStatus(PluginState State, string? Reason = null, string? Remedy = null)
{
    public static PluginStatus Discovered { get; } = new(PluginState.Discovered);

    public static PluginStatus Loaded { get; } = new(PluginState.Loaded);
}
