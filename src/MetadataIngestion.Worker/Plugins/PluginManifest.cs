namespace MetadataIngestion.Worker.Plugins;

/// <summary>What <c>plugin.json</c> says: all that is known of a plugin before any of its code is loaded.</summary>
/// <param name="Type">The name that configurations use.</param>
/// <param name="Assembly">The file name of the plugin's assembly, in the manifest's own folder.</param>
/// <param name="Contract">The version of the contract that the plugin was built against.</param>
/// <param name="Version">The plugin's own version.</param>
/// <param name="Sha256">The assembly's sum in lower-case hexadecimal; <see langword="null"/> when the manifest has none.</param>
internal sealed record PluginManifest(string Type, string Assembly, Version Contract, Version Version, string? Sha256);
