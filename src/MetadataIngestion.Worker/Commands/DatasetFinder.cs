using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Filtering;
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
                context, runtime, candidate, collector, definition => definition with { Filter = Narrow(definition.Filter, wanted) }, cancellationToken);
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

    private static NarrowedFilter Narrow(IAssetFilter? filter, string wanted) =>
        new(filter, "another dataset is asked for", path => Is(path, wanted), container => container.Parts.Count == 0 || Holds(container, container.Name, wanted) || Holds(container, NameOf(container), wanted));

    private static bool Holds(AssetPath container, string name, string wanted) => wanted.StartsWith(name + container.Separator, StringComparison.Ordinal);

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
}
