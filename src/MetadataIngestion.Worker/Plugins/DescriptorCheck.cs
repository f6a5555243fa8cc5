using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>Whether what a plugin says of itself agrees with its manifest, by which it was chosen.</summary>
internal static class DescriptorCheck
{
    public static ConnectorDescriptor Verify(ConnectorDescriptor descriptor, PluginManifest manifest)
    {
        List<string> problems =
        [
            .. Differs("type", manifest.Type, descriptor.Type),
            .. Differs("contract", manifest.Contract, descriptor.Contract),
            .. Differs("version", manifest.Version, descriptor.Version),
            .. OptionsTypeProblem(descriptor.OptionsType),
        ];
        if (problems.Count == 0)
            return descriptor;

        throw new PluginLoadException(
            PluginState.Malfunctioned,
            $"Its descriptor is wrong: {string.Join("; ", problems)}.",
            "Install the plugin again with the plugin.json that belongs to it, or ask its author for a corrected version.");
    }

    private static IEnumerable<string> Differs(string name, string manifest, string descriptor)
    {
        if (manifest != descriptor)
            yield return $"plugin.json has the {name} {manifest}, the plugin says {descriptor}";
    }

    // 1.2 and 1.2.0.0 are one version, though not one Version.
    private static IEnumerable<string> Differs(string name, Version manifest, Version descriptor) =>
        Differs(name, Normalize(manifest), Normalize(descriptor));

    private static string Normalize(Version version) =>
        new Version(version.Major, version.Minor, Math.Max(version.Build, 0), Math.Max(version.Revision, 0)).ToString();

    private static IEnumerable<string> OptionsTypeProblem(Type? type)
    {
        if (type is not null && (!type.IsClass || type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null))
            yield return $"the options type {type.FullName} is not a class with a public parameterless constructor";
    }
}
