using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

internal static class LakeLayouts
{
    /// <exception cref="SourceConfigurationException">The options cannot be used.</exception>
    public static ILakeLayout Create(FileLakeOptions options, CrawlContext context, CrawlGate gate, ILakeStore store)
    {
        var source = SourceOf(context);
        if (options.PathSpecs.Count > 0)
            return new PathSpecLayout([.. options.PathSpecs.Select(spec => Bind(spec, options, source))], store, options, gate);

        return string.IsNullOrWhiteSpace(options.Root)
            ? throw new SourceConfigurationException("Neither Root nor PathSpecs is set.", "Give the folder that holds the lake as Root.")
            : new AutomaticLayout(LakeRoot.Create(options.Root, options.Naming, source), store, options, gate);
    }

    public static AssetPath SourceOf(CrawlContext context) => AssetPath.Root(FileLakeSource.Platform, context.Instance, '/');

    private static (PathSpec Spec, LakeRoot Root) Bind(PathSpecOptions specOptions, FileLakeOptions options, AssetPath source)
    {
        var root = string.IsNullOrWhiteSpace(options.Root) ? null : options.Root;
        if (PathSpec.Explain(specOptions, root) is { } fault)
            throw new SourceConfigurationException(fault, "Correct the Include of the path specification.");

        var spec = PathSpec.Create(specOptions, root);
        return (spec, LakeRoot.Create(root ?? spec.Base, options.Naming, source));
    }
}
