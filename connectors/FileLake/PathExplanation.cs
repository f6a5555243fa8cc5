using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Says which dataset a file or folder belongs to and by which rule, or why it belongs to none. Lists, and opens no file.</summary>
internal sealed class PathExplanation
{
    private const string Step = "path";

    private readonly ILakeLayout _layout;
    private readonly CrawlGate _gate;
    private readonly string _path;

    private PathExplanation(FileLakeOptions options, CrawlContext context, ILakeStore store, string path)
    {
        _path = path.TrimEnd('/');
        _gate = new CrawlGate(context.Filter);
        _layout = LakeLayouts.Create(options, context, _gate, new LakeFolders(store), _path);
    }

    /// <param name="options">The options of the source.</param>
    /// <param name="context">What is crawled.</param>
    /// <param name="store">Where it is.</param>
    /// <param name="path">A path as the options write it, or else a name as messages do.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="SourceException">Nothing can be listed.</exception>
    public static async Task<ConnectionReport> ExplainAsync(FileLakeOptions options, CrawlContext context, ILakeStore store, string path, CancellationToken cancellationToken)
    {
        var asPath = new PathExplanation(options, context, store, LakeLayouts.Resolve(options, path));
        var step = await asPath.ExplainAsync(cancellationToken).ConfigureAwait(false);
        if (step.Status != ConnectionStepStatus.Passed && asPath._layout.Roots.Select(root => root.Find(path)).FirstOrDefault(found => found is not null) is { } named)
        {
            var asName = await new PathExplanation(options, context, store, named).ExplainAsync(cancellationToken).ConfigureAwait(false);
            return new ConnectionReport([asName]);
        }

        return new ConnectionReport([step]);
    }

    private async Task<ConnectionStep> ExplainAsync(CancellationToken cancellationToken)
    {
        List<LayoutItem> items = [];
        await foreach (var item in _layout.WalkAsync(cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        return Explain(items);
    }

    private ConnectionStep Explain(List<LayoutItem> items)
    {
        if (_layout.Roots.FirstOrDefault(root => IsWithin(root.FullPath)) is not { } root)
            return LeftOut("it lies outside of what the source crawls", "Correct Root or PathSpecs, or ask for a path inside.");

        if (items.OfType<TableFound>().FirstOrDefault(table => IsWithin(table.Folder.Folder)) is { } table)
            return Belongs(table.Path, $"{table.Folder.Folder} is the root of a table of the format {table.Format.Name}");

        if (items.OfType<GroupFound>().FirstOrDefault(found => found.Group.Folder == _path) is { } folder)
            return Belongs(folder.Path, folder.Rule.Text);

        if (HiddenPart(root) is { } hidden)
            return LeftOut($"{hidden} is the name of a hidden, temporary or service file or folder", "Give it another name if it holds data.");

        return FileKind.Parse(StorePath.NameOf(_path)) is null
            ? LeftOut("its extension is none of a format that is read", "See the connector's README for the formats and extensions.")
            : ExplainDataFile(items, root);
    }

    private ConnectionStep ExplainDataFile(List<LayoutItem> items, LakeRoot root)
    {
        var asset = root.PathOf(_path);
        var reported = items.OfType<Reported>().Select(item => item.Item).ToList();
        if (items.OfType<GroupFound>().FirstOrDefault(found => found.Group.HasWatched) is { } group)
            return Belongs(group.Path, group.Rule.Text);

        if (reported.OfType<AssetFiltered>().FirstOrDefault(filtered => asset.IsWithin(filtered.Path)) is { } filtered)
            return LeftOut($"the filter {filtered.Rule} leaves out {filtered.Path}", "Change the source's Filters.");

        return reported.OfType<ScopeIncomplete>().FirstOrDefault(scope => asset.IsWithin(scope.Scope)) is { } incomplete
            ? new ConnectionStep(Step, ConnectionStepStatus.Failed, incomplete.Message, incomplete.Remedy)
            : LeftOut("there is no such file, or no path specification matches it", "Check its spelling, and PathSpecs with their excludes.");
    }

    private ConnectionStep Belongs(AssetPath dataset, string rule) => _gate.FilterDataset(dataset) is { } filtered
        ? LeftOut($"the filter {filtered.Rule} leaves out its dataset {dataset}", "Change the source's Filters.")
        : new ConnectionStep(Step, ConnectionStepStatus.Passed, $"{_path} belongs to the dataset {dataset}, because {rule}.");

    private ConnectionStep LeftOut(string reason, string remedy) => new(Step, ConnectionStepStatus.Limited, $"{_path} belongs to no dataset: {reason}.", remedy);

    private bool IsWithin(string folder) => _path == folder || _path.StartsWith(StorePath.Join(folder, string.Empty), StringComparison.Ordinal);

    private string? HiddenPart(LakeRoot root) =>
        _path[root.FullPath.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(HiddenNames.Contains);
}
