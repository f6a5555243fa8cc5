using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

internal static class LakeLayouts
{
    /// <summary>Where the source's paths lead. All of them lead to one store.</summary>
    /// <exception cref="SourceConfigurationException">The options cannot be used.</exception>
    public static StoreLocation Locate(FileLakeOptions options) => FileLakeOptionsValidator.Validate(options).FirstOrDefault() is { } fault
        ? throw new SourceConfigurationException(fault.ErrorMessage!, "Correct the options of the source.")
        : StoreLocation.Parse(options.PathSpecs is [var spec, ..] && string.IsNullOrWhiteSpace(options.Root) ? spec.Include : options.Root!);

    public static ILakeLayout Create(FileLakeOptions options, CrawlContext context, CrawlGate gate, LakeFolders folders)
    {
        var location = Locate(options);
        var source = AssetPath.Root(location.Platform, context.Instance, '/');
        return options.PathSpecs.Count > 0
            ? new PathSpecLayout([.. options.PathSpecs.Select(spec => Bind(spec, options, source))], folders, options, gate)
            : new AutomaticLayout(LakeRoot.Create(location, options.Naming, source), folders, options, gate);
    }

    private static (PathSpec Spec, LakeRoot Root) Bind(PathSpecOptions specOptions, FileLakeOptions options, AssetPath source)
    {
        var root = string.IsNullOrWhiteSpace(options.Root) ? null : options.Root;
        var spec = PathSpec.Create(specOptions, root);
        var location = root is null ? spec.Location with { Path = spec.Base } : StoreLocation.Parse(root);
        return (spec, LakeRoot.Create(location, options.Naming, source));
    }
}
