namespace MetadataIngestion.Worker.Plugins;

/// <summary>What was asked of a plugin cannot be had; the message names the plugin, the cause and the remedy.</summary>
internal sealed class PluginUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
