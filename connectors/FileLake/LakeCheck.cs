using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Tests a source by listing it; no data file is opened.</summary>
/// <exception cref="SourceException">Nothing can be listed.</exception>
internal static class LakeCheck
{
    private const int MaxFolders = 10;

    public static async Task<ConnectionReport> RunAsync(
        FileLakeOptions options,
        CrawlContext context,
        ILakeStore store,
        CancellationToken cancellationToken)
    {
        List<LayoutItem> items = [];
        var layout = LakeLayouts.Create(options, context, new CrawlGate(context.Filter), new LakeFolders(store));
        await foreach (var item in layout.WalkAsync(cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        var incomplete = items.OfType<Reported>().Select(reported => reported.Item).OfType<ScopeIncomplete>().ToList();
        return new ConnectionReport(
        [
            .. layout.Roots.Select(root => RootStep(root, incomplete)),
            FilesStep(items, layout.Unsupported),
            .. FolderSteps(incomplete),
            .. await TagStepsAsync(options, layout, store, cancellationToken).ConfigureAwait(false),
        ]);
    }

    /// <summary>Whether the tags of the buckets can be read; nothing about stores that have none.</summary>
    private static async Task<IReadOnlyList<ConnectionStep>> TagStepsAsync(FileLakeOptions options, ILakeLayout layout, ILakeStore store, CancellationToken cancellationToken)
    {
        List<ConnectionStep> steps = [];
        var buckets = options.Storage.Labels == LabelScope.None ? [] : layout.Roots.Where(static root => root.HasBucket).Select(static root => root.Bucket).Distinct();
        foreach (var bucket in buckets)
        {
            var labels = await store.LabelsOfAsync(bucket, cancellationToken).ConfigureAwait(false);
            if (labels.Fault is null)
            {
                steps.Add(new ConnectionStep("tags", ConnectionStepStatus.Passed, $"Tags and metadata of {bucket} can be read."));
            }
            else if (labels.Fault is { Fault: not StoreFault.Unsupported } fault)
            {
                steps.Add(new ConnectionStep("tags", ConnectionStepStatus.Limited, $"Tags and metadata of {bucket} cannot be read: {fault.Message}.", fault.Remedy));
            }
        }

        return steps;
    }

    private static ConnectionStep RootStep(LakeRoot root, List<ScopeIncomplete> incomplete) =>
        incomplete.Find(scope => root.Path.IsWithin(scope.Scope)) is { } failed
            ? new ConnectionStep("root", ConnectionStepStatus.Failed, failed.Message, failed.Remedy)
            : new ConnectionStep("root", ConnectionStepStatus.Passed, $"{root.FullPath} can be listed; names begin with {root.Path}.");

    private static ConnectionStep FilesStep(List<LayoutItem> items, UnsupportedFiles unsupported)
    {
        var found = string.Join("; ", Files(items).Concat(Tables(items)));
        var detail = found.Length == 0 ? "No data file was found" : found;
        return found.Length == 0 || unsupported.Any
            ? new ConnectionStep("files", ConnectionStepStatus.Limited, $"{detail}{LeftOut(unsupported)}.", "Files need one of the extensions parquet, avro, orc, csv, tsv, json or jsonl.")
            : new ConnectionStep("files", ConnectionStepStatus.Passed, detail + ".");
    }

    private static IEnumerable<string> Files(List<LayoutItem> items)
    {
        var groups = items.OfType<GroupFound>().Select(found => found.Group).ToList();
        var formats = groups
            .GroupBy(group => group.Format)
            .OrderBy(format => format.Key)
            .Select(format => string.Create(CultureInfo.InvariantCulture, $"{format.Sum(group => group.FileCount)} {FileKind.NameOf(format.Key)}"));
        return groups.Count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{groups.Count} datasets in {groups.Sum(group => group.FileCount)} files: {string.Join(", ", formats)}")];
    }

    private static IEnumerable<string> Tables(List<LayoutItem> items)
    {
        var tables = items.OfType<TableFound>().CountBy(table => table.Format.Name).OrderBy(format => format.Key, StringComparer.Ordinal).ToList();
        var formats = tables.Select(format => string.Create(CultureInfo.InvariantCulture, $"{format.Value} {format.Key}"));
        return tables.Count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{tables.Sum(format => format.Value)} tables: {string.Join(", ", formats)}")];
    }

    private static string LeftOut(UnsupportedFiles unsupported) => unsupported.Any ? $"; left out: {unsupported}" : string.Empty;

    private static IEnumerable<ConnectionStep> FolderSteps(List<ScopeIncomplete> incomplete) => incomplete.Count == 0
        ? [new ConnectionStep("folders", ConnectionStepStatus.Passed, "Every folder can be listed.")]
        : incomplete.Take(MaxFolders).Select(scope => new ConnectionStep("folders", ConnectionStepStatus.Limited, scope.Message, scope.Remedy));
}
