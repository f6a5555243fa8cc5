using System.Globalization;
using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Description;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Memory;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>One crawl: describes what the layout finds, several datasets at a time, in the order in which they are found.</summary>
internal sealed class LakeCrawl(
    ILakeLayout layout,
    CrawlGate gate,
    DatasetDescriber describer,
    ContainerTrail containers,
    LabelReader labels,
    LakeMemory memory,
    StoreUsage usage,
    FileLakeOptions options,
    int concurrency)
{
    private int _datasets;
    private bool _hasFiltered;
    private bool _isWithinLimit = true;

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
        await foreach (var item in DescribeFoundAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }

        if (!_isWithinLimit)
            yield break;

        foreach (var item in await SumUpAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }

        await memory.SaveAsync(isWhole: _isWhole && !_hasFiltered, cancellationToken).ConfigureAwait(false);
        foreach (var scope in _isWhole ? EnclosingScopes() : [])
        {
            yield return new ScopeCompleted(scope);
        }
    }

    private async IAsyncEnumerable<CrawlItem> DescribeFoundAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = new Queue<Task<IReadOnlyList<CrawlItem>>>();
        try
        {
            await foreach (var item in layout.WalkAsync(ending.Token).ConfigureAwait(false))
            {
                started.Enqueue(await StartAsync(item, ending.Token).ConfigureAwait(false));
                foreach (var described in started.Count > concurrency ? await started.Dequeue().ConfigureAwait(false) : [])
                {
                    yield return described;
                }

                if (!_isWithinLimit)
                    break;
            }

            while (started.TryDequeue(out var description))
            {
                foreach (var described in await description.ConfigureAwait(false))
                {
                    yield return described;
                }
            }
        }
        finally
        {
            // Whatever ends the crawl early, nothing may go on reading behind its back.
            await ending.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(started)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Describes the containers that lead to an item, since what comes next counts on them, and begins to describe the item itself.</summary>
    private async ValueTask<Task<IReadOnlyList<CrawlItem>>> StartAsync(LayoutItem item, CancellationToken cancellationToken) => item switch
    {
        Reported { Item: AssetFiltered filtered } => Task.FromResult<IReadOnlyList<CrawlItem>>(
            [.. await containers.LeadToAsync(filtered.Path.Parent, cancellationToken).ConfigureAwait(false), .. Report(filtered)]),
        Reported reported => Task.FromResult(Report(reported.Item)),
        _ when ++_datasets > options.MaxDatasets => Task.FromResult<IReadOnlyList<CrawlItem>>([TooManyDatasets()]),
        GroupFound found => await StartAsync(found.Path, found, cancellationToken).ConfigureAwait(false),
        TableFound found => await StartAsync(found.Path, found, cancellationToken).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"Layouts yield no {item.GetType().Name}."),
    };

    private async ValueTask<Task<IReadOnlyList<CrawlItem>>> StartAsync(AssetPath path, LayoutItem item, CancellationToken cancellationToken)
    {
        var leading = await containers.LeadToAsync(path.Parent, cancellationToken).ConfigureAwait(false);
        if (gate.FilterDataset(path) is { } filtered)
            return Task.FromResult<IReadOnlyList<CrawlItem>>([.. leading, filtered]);

        var description = await describer.StartAsync(item, cancellationToken).ConfigureAwait(false);
        return leading.Count == 0 ? description : FollowAsync(leading, description);
    }

    private static async Task<IReadOnlyList<CrawlItem>> FollowAsync(IReadOnlyList<CrawlItem> leading, Task<IReadOnlyList<CrawlItem>> description) =>
        [.. leading, .. await description.ConfigureAwait(false)];

    private IReadOnlyList<CrawlItem> Report(CrawlItem item)
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
            items.AddRange(await containers.LeadToAsync(root.Path, cancellationToken).ConfigureAwait(false));
        }

        items.AddRange(WarnAboutMissingData());
        items.AddRange(FileLakeCapabilities.All.Select(Report));
        return items;
    }

    private CapabilityReported Report(ConnectorCapability capability) => capability.Name switch
    {
        FileLakeCapabilities.RangedReads => new(capability.Name, CapabilityStatus.Ran, usage.ToString()),
        FileLakeCapabilities.Incremental when !memory.IsKept => new(capability.Name, CapabilityStatus.Skipped, "nothing is kept between crawls"),
        FileLakeCapabilities.Incremental => new(
            capability.Name,
            CapabilityStatus.Ran,
            string.Create(CultureInfo.InvariantCulture, $"{memory.Datasets.Recalled} of {_datasets} datasets were unchanged and not read")),
        FileLakeCapabilities.Labels => labels.Report(capability.Name),
        FileLakeCapabilities.Zstandard or FileLakeCapabilities.ZstandardText when !Zstandard.IsAvailable => new(capability.Name, CapabilityStatus.Unsupported, "The library libzstd cannot be loaded. " + Zstandard.Missing.Remedy),
        _ => new(capability.Name, CapabilityStatus.Ran),
    };

    private IEnumerable<CrawlWarning> WarnAboutMissingData()
    {
        var path = layout.Roots[0].Path;
        if (layout.Unsupported.Any)
        {
            yield return new CrawlWarning(
                path,
                $"Data files in formats that are not read were left out: {layout.Unsupported}.",
                "Provide the data as Parquet, Avro, ORC, CSV, TSV, JSON or JSON Lines, the text formats plain, gzipped or packed with Zstandard, to have it described.");
        }

        if (_datasets == 0 && _isWhole && !_hasFiltered)
        {
            yield return new CrawlWarning(
                path,
                "No data file was found.",
                "Check Root and PathSpecs: files need one of the extensions parquet, avro, orc, csv, tsv, json or jsonl.");
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

    private ScopeIncomplete TooManyDatasets()
    {
        _isWithinLimit = false;
        _isWhole = false;
        return new ScopeIncomplete(
            layout.Roots[0].Path,
            IncompleteReason.Limit,
            string.Create(CultureInfo.InvariantCulture, $"More than {options.MaxDatasets} datasets were found under {layout.Roots[0].FullPath}."),
            "Say with PathSpecs which files belong together, or raise MaxDatasets.");
    }
}
