using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Finds datasets by path specifications. The files that none matches are left alone.</summary>
internal sealed class PathSpecLayout(
    IReadOnlyList<(PathSpec Spec, LakeRoot Root)> specs,
    LakeFolders folders,
    FileLakeOptions options,
    GroupSettings settings,
    CrawlGate gate) : ILakeLayout
{
    private readonly SortedDictionary<string, TableFiles> _tables = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, AssetPath> _listed = new(StringComparer.Ordinal);
    private readonly List<AssetPath> _failed = [];
    private readonly TableFinder _finder = new(folders.Store);

    public IReadOnlyList<LakeRoot> Roots { get; } = [.. specs.Select(spec => spec.Root).DistinctBy(root => root.FullPath)];

    public UnsupportedFiles Unsupported { get; } = new();

    /// <summary>Groups first gather from all specifications, since a folder is complete only after the last of them.</summary>
    public async IAsyncEnumerable<LayoutItem> WalkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (first, listed) = await ListFirstAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (spec, root) in specs)
        {
            await foreach (var item in WalkFolderAsync(spec, root, spec.Base, ReferenceEquals(spec, first) ? listed : null, cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }

        foreach (var found in _tables.Values.SelectMany(table => table.Name(_failed)))
        {
            yield return found;
        }

        foreach (var path in _listed.Values)
        {
            yield return new Reported(new ScopeCompleted(path));
        }
    }

    /// <summary>The first specification whose outermost folder can be listed.</summary>
    /// <exception cref="SourceException">There is none.</exception>
    private async ValueTask<(PathSpec Spec, FolderListing Listing)> ListFirstAsync(CancellationToken cancellationToken)
    {
        SourceException? fault = null;
        foreach (var (spec, _) in specs)
        {
            var listing = await folders.ReadAsync(spec.Base, cancellationToken).ConfigureAwait(false);
            if (listing.Failure is not { } failure)
                return (spec, listing);

            fault ??= FolderReports.RootUnlistable(spec.Base, failure);
        }

        throw fault!;
    }

    private async IAsyncEnumerable<LayoutItem> WalkFolderAsync(
        PathSpec spec,
        LakeRoot root,
        string folder,
        FolderListing? known,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = root.PathOf(folder);
        if (_tables.Count > options.MaxDatasets)
            yield break;

        if (gate.FilterFolder(path) is { } filtered)
        {
            MarkListed(root, path.Parent);
            yield return new Reported(filtered);
            yield break;
        }

        var listing = known ?? await folders.ReadAsync(folder, cancellationToken).ConfigureAwait(false);
        var table = spec.WantsTable(folder) ? await _finder.FindAsync(folder, path, listing, cancellationToken).ConfigureAwait(false) : [];
        foreach (var item in table)
        {
            yield return item;
        }

        if (table.Count > 0)
            yield break;

        foreach (var item in Report(spec, root, folder, path, listing))
        {
            yield return item;
        }

        foreach (var inner in listing.Failure is null ? listing.Folders.Select(name => StorePath.Join(folder, name)).Where(spec.MayContain) : [])
        {
            await foreach (var item in WalkFolderAsync(spec, root, inner, null, cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    private IEnumerable<LayoutItem> Report(PathSpec spec, LakeRoot root, string folder, AssetPath path, FolderListing listing)
    {
        if (listing.Failure is { } failure)
            return Fail(path, FolderReports.Unreadable(path, failure));

        if (listing.IsEmpty && folder == spec.Base && !options.AllowEmptyRoot)
            return Fail(path, [new Reported(FolderReports.EmptyRoot(root))]);

        MarkListed(root, path);
        AddFiles(spec, root, folder, path.Name, listing);
        return FolderReports.LeftOut(path, listing);
    }

    private IEnumerable<LayoutItem> Fail(AssetPath path, IEnumerable<LayoutItem> reports)
    {
        _failed.Add(path);
        return reports;
    }

    /// <summary>A folder that was listed, or of which something was left out, speaks for those above it too: of what they hold, the specifications want no more than it.</summary>
    private void MarkListed(LakeRoot root, AssetPath? path)
    {
        for (var current = path; current is not null && current.IsWithin(root.Path) && _listed.TryAdd(current.Name, current);)
        {
            current = current.Parent;
        }
    }

    private void AddFiles(PathSpec spec, LakeRoot root, string folder, string name, FolderListing listing)
    {
        foreach (var file in LakeFiles.In(folder, name, listing, Unsupported))
        {
            if (spec.Match(file.FullPath) is { } match)
            {
                Add(spec, root.PathOf(match.DatasetPath), file, match);
            }
        }
    }

    private void Add(PathSpec spec, AssetPath path, LakeFile file, PathSpecMatch match)
    {
        if (!_tables.TryGetValue(path.Name, out var table))
        {
            table = new TableFiles(spec, path, match.IsTable ? match.DatasetPath : null, match.DisplayName, settings);
            _tables.Add(path.Name, table);
        }

        table.Add(spec, file, match.Partition);
    }
}
