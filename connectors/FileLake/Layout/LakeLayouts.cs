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

    /// <summary>A path that people ask about, as the store takes it. Relative ones start from the root.</summary>
    /// <exception cref="SourceConfigurationException">It leads to no store.</exception>
    public static string Resolve(FileLakeOptions options, string path)
    {
        try
        {
            return StoreLocation.Parse(path, string.IsNullOrWhiteSpace(options.Root) ? null : StoreLocation.Parse(options.Root)).Path;
        }
        catch (FormatException exception)
        {
            throw new SourceConfigurationException($"{exception.Message}.", "Write the path as the options of the source do.");
        }
    }

    /// <param name="options">The options of the source.</param>
    /// <param name="context">What is crawled.</param>
    /// <param name="gate">Its filters.</param>
    /// <param name="folders">Its folders.</param>
    /// <param name="watched">A file whose dataset is looked for.</param>
    public static ILakeLayout Create(FileLakeOptions options, CrawlContext context, CrawlGate gate, LakeFolders folders, string? watched = null)
    {
        var settings = new GroupSettings(options.SchemaFrom, options.MaxFiles) { Watched = watched };
        return options.PathSpecs.Count > 0
            ? new PathSpecLayout(Specs(options, context), folders, options, settings, gate)
            : new AutomaticLayout(RootOf(options, context), folders, options, settings, gate);
    }

    /// <summary>The root of a lake without path specifications.</summary>
    public static LakeRoot RootOf(FileLakeOptions options, CrawlContext context) => LakeRoot.Create(Locate(options), options.Naming, SourceOf(options, context));

    /// <summary>The path specifications, each with the root that its paths are named from.</summary>
    public static IReadOnlyList<(PathSpec Spec, LakeRoot Root)> Specs(FileLakeOptions options, CrawlContext context) =>
        [.. options.PathSpecs.Select(spec => Bind(spec, options, SourceOf(options, context)))];

    private static AssetPath SourceOf(FileLakeOptions options, CrawlContext context) => AssetPath.Root(Locate(options).Platform, context.Instance, '/');

    private static (PathSpec Spec, LakeRoot Root) Bind(PathSpecOptions specOptions, FileLakeOptions options, AssetPath source)
    {
        var root = string.IsNullOrWhiteSpace(options.Root) ? null : options.Root;
        var spec = PathSpec.Create(specOptions, root);
        var location = root is null ? spec.Location with { Path = spec.Base } : StoreLocation.Parse(root);
        return (spec, LakeRoot.Create(location, options.Naming, source));
    }
}
