using System.Globalization;
using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Description;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>One crawl: describes what the layout finds.</summary>
internal sealed class LakeCrawl(ILakeLayout layout, CrawlGate gate, DatasetReader reader, StoreUsage usage, FileLakeOptions options)
{
    private readonly ContainerTrail _containers = new(layout.Roots, reader.Readmes);
    private int _datasets;
    private bool _hasFiltered;

    // Whether every root was listed, so that whatever lies outside of what was found is gone.
    private bool _isWhole = true;

    public async IAsyncEnumerable<CrawlItem> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in DescribeAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private async IAsyncEnumerable<CrawlItem> DescribeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in layout.WalkAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item is not Reported && ++_datasets > options.MaxDatasets)
            {
                _isWhole = false;
                yield return TooManyDatasets();
                yield break;
            }

            foreach (var described in await DescribeAsync(item, cancellationToken).ConfigureAwait(false))
            {
                yield return described;
            }
        }

        foreach (var item in await SumUpAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }

        foreach (var scope in _isWhole ? EnclosingScopes() : [])
        {
            yield return new ScopeCompleted(scope);
        }
    }

    private async ValueTask<IReadOnlyList<CrawlItem>> DescribeAsync(LayoutItem item, CancellationToken cancellationToken)
    {
        return item switch
        {
            GroupFound found => await DescribeAsync(found.Path, () => reader.ReadAsync(found, cancellationToken), cancellationToken).ConfigureAwait(false),
            TableFound found => await DescribeAsync(found.Path, () => TableReader.ReadAsync(found, cancellationToken), cancellationToken).ConfigureAwait(false),
            _ => Report(((Reported)item).Item),
        };
    }

    private async ValueTask<IReadOnlyList<CrawlItem>> DescribeAsync(AssetPath path, Func<ValueTask<IReadOnlyList<CrawlItem>>> read, CancellationToken cancellationToken)
    {
        var leading = await _containers.LeadToAsync(path.Parent, cancellationToken).ConfigureAwait(false);
        return gate.FilterDataset(path) is { } filtered
            ? [.. leading, filtered]
            : [.. leading, .. await read().ConfigureAwait(false)];
    }

    private CrawlItem[] Report(CrawlItem item)
    {
        _hasFiltered |= item is AssetFiltered;
        if (item is ScopeIncomplete incomplete && layout.Roots.Any(root => root.Path.IsWithin(incomplete.Scope)))
        {
            _isWhole = false;
        }

        return [item];
    }

    private async ValueTask<IReadOnlyList<CrawlItem>> SumUpAsync(CancellationToken cancellationToken)
    {
        List<CrawlItem> items = [];
        foreach (var root in layout.Roots.Where(root => gate.FilterFolder(root.Path) is null))
        {
            items.AddRange(await _containers.LeadToAsync(root.Path, cancellationToken).ConfigureAwait(false));
        }

        items.AddRange(WarnAboutMissingData());
        items.AddRange(FileLakeCapabilities.All.Select(Report));
        return items;
    }

    private CapabilityReported Report(ConnectorCapability capability) =>
        new(capability.Name, CapabilityStatus.Ran, capability.Name == FileLakeCapabilities.RangedReads ? usage.ToString() : null);

    private IEnumerable<CrawlWarning> WarnAboutMissingData()
    {
        var path = layout.Roots[0].Path;
        if (layout.Unsupported.Any)
        {
            yield return new CrawlWarning(
                path,
                $"Data files in formats that are not read were left out: {layout.Unsupported}.",
                "Provide the data as Parquet, Avro, CSV, TSV, JSON or JSON Lines, the text formats plain or gzipped, to have it described.");
        }

        if (_datasets == 0 && _isWhole && !_hasFiltered)
        {
            yield return new CrawlWarning(
                path,
                "No data file was found.",
                "Check Root and PathSpecs: files need one of the extensions parquet, avro, csv, tsv, json or jsonl.");
        }
    }

    /// <summary>The folders above the roots, from the inside out, and the source itself: of what they hold this source wants the roots alone.</summary>
    private IEnumerable<AssetPath> EnclosingScopes()
    {
        var scopes = new HashSet<AssetPath>();
        foreach (var root in layout.Roots)
        {
            for (var scope = root.Path.Parent; scope is not null; scope = scope.Parent)
            {
                scopes.Add(scope);
            }
        }

        return scopes.OrderByDescending(scope => scope.Parts.Count);
    }

    private ScopeIncomplete TooManyDatasets() => new(
        layout.Roots[0].Path,
        IncompleteReason.Limit,
        string.Create(CultureInfo.InvariantCulture, $"More than {options.MaxDatasets} datasets were found under {layout.Roots[0].FullPath}."),
        "Say with PathSpecs which files belong together, or raise MaxDatasets.");
}
