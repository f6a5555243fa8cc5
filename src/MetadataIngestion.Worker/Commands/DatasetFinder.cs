using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Finds a dataset by its name in the sources as they are now.</summary>
internal sealed class DatasetFinder(VerbContext context, IngestionRuntime runtime)
{
    /// <param name="name">The dataset's name, such as <c>shop.public.orders</c>, or its URN.</param>
    /// <param name="source">The source to look in; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>The dataset and its source, or the exit code that says why there is none.</returns>
    /// <exception cref="UsageException">There is no such dataset, or there are several.</exception>
    public async Task<(Dataset? Dataset, ConfiguredSource? Source, int ExitCode)> FindAsync(string name, string? source, CancellationToken cancellationToken)
    {
        var wanted = NameOf(name);
        List<(Dataset Dataset, ConfiguredSource Source)> found = [];
        IEnumerable<ConfiguredSource> sources = source is null ? runtime.Sources.Values : [SourceSelection.Find(runtime, source)];
        foreach (var candidate in sources)
        {
            var collector = new Collector(wanted);
            var exitCode = await InspectingCrawl.RunAsync(
                context, runtime, candidate, collector, definition => definition with { Filter = new OneDataset(definition.Filter, wanted) }, cancellationToken);
            if (exitCode != ExitCodes.Ok && collector.Found.Count == 0)
                return (null, null, exitCode);

            found.AddRange(collector.Found.Select(dataset => (dataset, candidate)));
        }

        return found.Count switch
        {
            1 => (found[0].Dataset, found[0].Source, ExitCodes.Ok),
            0 => throw new UsageException($"no source has a dataset {wanted}. Write its whole name, such as shop.public.orders; upper and lower case count."),
            _ => throw new UsageException($"there are several datasets {wanted}, in {string.Join(", ", found.Select(pair => pair.Source.Name))}. Name one with --source."),
        };
    }

    private static string NameOf(string text) =>
        text.StartsWith("urn:li:dataset:(", StringComparison.Ordinal) && text.Split(',') is [_, var name, _] ? Uri.UnescapeDataString(name) : text;

    private static string NameOf(AssetPath path) => path.Instance is null ? path.Name : $"{path.Instance}.{path.Name}";

    private static bool Is(AssetPath path, string wanted) => path.Name == wanted || NameOf(path) == wanted;

    private sealed class Collector(string wanted) : IAssetInspector
    {
        public List<Dataset> Found { get; } = [];

        public void Inspect(Asset asset)
        {
            if (asset is Dataset dataset && Is(dataset.Path, wanted))
                Found.Add(dataset);
        }

        public Inspection Complete(InspectedRun run) => new([], []);
    }

    /// <summary>Keeps the crawl to one dataset and what is around it.</summary>
    private sealed class OneDataset(IAssetFilter? filter, string wanted) : IAssetFilter
    {
        private static readonly FilterVerdict s_other = FilterVerdict.Denied("another dataset is asked for");

        public FilterVerdict Evaluate(AssetPath path) => Is(path, wanted) ? filter?.Evaluate(path) ?? FilterVerdict.Allowed : s_other;

        public FilterVerdict EvaluateContents(AssetPath container) =>
            container.Parts.Count == 0 || wanted.StartsWith(container.Name + container.Separator, StringComparison.Ordinal) || wanted.StartsWith(NameOf(container) + container.Separator, StringComparison.Ordinal)
                ? filter?.EvaluateContents(container) ?? FilterVerdict.Allowed
                : s_other;
    }
}
