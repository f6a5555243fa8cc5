namespace MetadataIngestion.Worker.Plugins;

/// <summary>A plugin cannot be used; ends up as its <see cref="PluginStatus"/>.</summary>
internal sealed class PluginLoadException(PluginState state, string reason, string remedy, Exception? innerException = null)
    : Exception(reason, innerException)
{
    public PluginStatus Status { get; } = new(state, reason, remedy);
}
