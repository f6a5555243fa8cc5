using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Says which dataset a file belongs to and by which rule, or why it belongs to none. Lists, and opens no file.</summary>
internal sealed class PathExplanation(ILakeLayout layout, CrawlGate gate, string path)
{
    private const string Step = "path";

    /// <exception cref="SourceException">Nothing can be listed.</exception>
    public async Task<ConnectionReport> ExplainAsync(CancellationToken cancellationToken)
    {
        List<LayoutItem> items = [];
        await foreach (var item in layout.WalkAsync(cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        return new ConnectionReport([Explain(items)]);
    }

    private ConnectionStep Explain(List<LayoutItem> items)
    {
        if (layout.Roots.FirstOrDefault(root => IsWithin(root.FullPath)) is not { } root)
            return LeftOut("it lies outside of what the source crawls", "Correct Root or PathSpecs, or ask for a path inside.");

        if (items.OfType<TableFound>().FirstOrDefault(table => IsWithin(table.Folder.Folder)) is { } table)
            return Belongs(table.Path, $"{table.Folder.Folder} is the root of a {table.Format.Name} table");

        if (HiddenPart(root) is { } hidden)
            return LeftOut($"{hidden} is the name of a hidden, temporary or service file or folder", "Give it another name if it holds data.");

        return FileKind.Parse(StorePath.NameOf(path)) is null
            ? LeftOut("its extension is none of a format that is read", "See the connector's README for the formats and extensions.")
            : ExplainDataFile(items, root);
    }

    private ConnectionStep ExplainDataFile(List<LayoutItem> items, LakeRoot root)
    {
        var asset = root.PathOf(path);
        var reported = items.OfType<Reported>().Select(item => item.Item).ToList();
        if (items.OfType<GroupFound>().FirstOrDefault(found => found.Group.HasWatched) is { } group)
            return Belongs(group.Path, group.Rule.Text);

        if (reported.OfType<AssetFiltered>().FirstOrDefault(filtered => asset.IsWithin(filtered.Path)) is { } filtered)
            return LeftOut($"the filter {filtered.Rule} leaves out {filtered.Path}", "Change the source's Filters.");

        return reported.OfType<ScopeIncomplete>().FirstOrDefault(scope => asset.IsWithin(scope.Scope)) is { } incomplete
            ? new ConnectionStep(Step, ConnectionStepStatus.Failed, incomplete.Message, incomplete.Remedy)
            : LeftOut("there is no such file, or no path specification matches it", "Check its spelling, and PathSpecs with their excludes.");
    }

    private ConnectionStep Belongs(AssetPath dataset, string rule) => gate.FilterDataset(dataset) is { } filtered
        ? LeftOut($"the filter {filtered.Rule} leaves out its dataset {dataset}", "Change the source's Filters.")
        : new ConnectionStep(Step, ConnectionStepStatus.Passed, $"{path} belongs to the dataset {dataset}, because {rule}.");

    private ConnectionStep LeftOut(string reason, string remedy) => new(Step, ConnectionStepStatus.Limited, $"{path} belongs to no dataset: {reason}.", remedy);

    private bool IsWithin(string folder) => path.StartsWith(StorePath.Join(folder, string.Empty), StringComparison.Ordinal);

    private string? HiddenPart(LakeRoot root) =>
        path[root.FullPath.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(HiddenNames.Contains);
}
