using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Splitting;

/// <summary>Has a source divide itself.</summary>
internal sealed class SplitPlanner(SourceDefinition definition, int atMost, SourcePass pass)
{
    /// <returns>The parts; none when the source is better crawled whole.</returns>
    public async Task<IReadOnlyList<RunPart>> PlanAsync(IMetadataSource source, CancellationToken cancellationToken)
    {
        if (source is not ISplittableSource splittable)
        {
            pass.Ledger.Warn(new Notice(definition.Name, "The source was crawled by one worker, because its connector cannot divide it.", "Remove Split from the source."));
            return [];
        }

        if (definition.Gate is not null)
        {
            pass.Ledger.Warn(new Notice(definition.Name, "The source was crawled by one worker, because policies that are gates judge what it proposes.", "Remove Split from the source, or the gates from the policies."));
            return [];
        }

        if (!definition.Inspectors.All(inspector => inspector is IPartInspector))
            return [];

        var planned = await splittable.PlanPartsAsync(pass.Context(extent: null, memory: null), atMost, cancellationToken);
        return planned.Count > 1 ? Number(planned) : [];
    }

    private List<RunPart> Number(IReadOnlyList<SourcePart> planned)
    {
        var parts = planned.Select((part, i) => new RunPart(i + 1, part.Name, [.. part.Scopes.Select(PathKey.Of)])).ToList();
        var scopes = parts.SelectMany(part => part.Scopes).ToList();
        var set = new ScopeSet(scopes);
        var names = parts.Select(part => part.Name).Append(string.Empty).ToHashSet(StringComparer.Ordinal);
        if (names.Count <= parts.Count || scopes.Any(scope => scope.Length == 0 || set.LiesAbove(scope)) || scopes.Distinct(StringComparer.Ordinal).Count() < scopes.Count)
            throw new InvalidOperationException($"The connector of source '{definition.Name}' planned parts that overlap, or have no names of their own. Remove Split from the source, and tell the connector's maintainers.");

        return parts;
    }
}
