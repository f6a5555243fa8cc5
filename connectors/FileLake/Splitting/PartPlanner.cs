using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Splitting;

/// <summary>
/// Divides a lake by folders. How much is in them only listing them would tell, so a folder's name decides its part: then most stay where they
/// are when others come or go, and what is remembered of them stays of use.
/// </summary>
internal sealed class PartPlanner(FileLakeOptions options, CrawlContext context, ILakeStore store)
{
    private readonly CrawlGate _gate = new(context.Filter);

    public async Task<IReadOnlyList<SourcePart>> PlanAsync(int atMost, CancellationToken cancellationToken)
    {
        var folders = await FindFoldersAsync(cancellationToken).ConfigureAwait(false);
        var wanted = folders.Where(folder => folder.Parts.Count > 0 && _gate.FilterFolder(folder) is null).OrderBy(folder => folder.Name, StringComparer.Ordinal).ToList();
        return wanted.Count <= atMost
            ? [.. wanted.Select(folder => new SourcePart(folder.Name, [folder]))]
            : [.. wanted.GroupBy(folder => StableHash.Of(folder.LastPart) % (ulong)atMost).OrderBy(group => group.Key).Select(group => PartOf(group, atMost))];
    }

    private Task<IReadOnlyList<AssetPath>> FindFoldersAsync(CancellationToken cancellationToken) => options.PathSpecs.Count > 0
        ? new PathSpecFolders(LakeLayouts.Specs(options, context), store).FindAsync(cancellationToken)
        : new RootFolders(LakeLayouts.RootOf(options, context), store).FindAsync(cancellationToken);

    private static SourcePart PartOf(IGrouping<ulong, AssetPath> group, int count) => new(FormattableString.Invariant($"group {group.Key + 1} of {count}"), [.. group]);
}
