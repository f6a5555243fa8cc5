using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Splitting;

/// <summary>Has a source divide itself; where that does not come about, the report says why.</summary>
internal sealed class SplitPlanner(CrawlRequest request, SourcePass pass)
{
    private const string Capability = "splitting";

    private readonly SourceDefinition _definition = request.Source;

    /// <returns>The parts; none when the source is crawled whole.</returns>
    public async Task<IReadOnlyList<RunPart>> PlanAsync(IMetadataSource source, CrawlSplit split, CancellationToken cancellationToken)
    {
        if (request.Scope is { } scope)
            return CrawlWhole($"the crawl was of one scope, {scope.Text}, and only crawls of all of a source are divided");

        if (source is not ISplittableSource splittable)
            return CrawlWhole("its connector cannot divide it", "Remove Split from the source.");

        if (_definition.Gate is not null)
            return CrawlWhole("policies that are gates judge what it proposes", "Remove Split from the source, or the gates from the policies.");

        if (_definition.Inspectors.FirstOrDefault(inspector => inspector is not IPartInspector) is { } inspector)
            return CrawlWhole($"{inspector.GetType().Name} has to look at all of it at once", "Remove Split from the source.");

        var planned = await splittable.PlanPartsAsync(pass.Context(extent: null, memory: null), split.AtMost, cancellationToken);
        return planned.Count > 1
            ? Number(planned)
            : CrawlWhole($"its connector found {(planned.Count == 0 ? "nothing" : $"only '{planned[0].Name}'")} to divide it by. That is as it should be while it holds, or its filters let through, so little");
    }

    /// <summary>Notes why a source with parts in its configuration is crawled whole, which is nothing to worry about.</summary>
    public IReadOnlyList<RunPart> CrawlWhole(string reason)
    {
        pass.Ledger.NoteCapability(new CapabilityOutcome(Capability, CapabilityStatus.Skipped, $"The source was crawled by one worker: {reason}."));
        return [];
    }

    private RunPart[] CrawlWhole(string reason, string remedy)
    {
        pass.Ledger.Warn(new Notice(_definition.Name, $"The source was crawled by one worker, because {reason}.", remedy));
        return [];
    }

    private List<RunPart> Number(IReadOnlyList<SourcePart> planned)
    {
        var parts = planned.Select((part, i) => new RunPart(i + 1, part.Name, [.. part.Scopes.Select(PathKey.Of)])).ToList();
        var scopes = parts.SelectMany(part => part.Scopes).ToList();
        var set = new ScopeSet(scopes);
        var names = parts.Select(part => part.Name).Append(string.Empty).ToHashSet(StringComparer.Ordinal);
        if (names.Count <= parts.Count || scopes.Any(scope => scope.Length == 0 || set.LiesAbove(scope)) || scopes.Distinct(StringComparer.Ordinal).Count() < scopes.Count)
            throw new InvalidOperationException($"The connector of source '{_definition.Name}' planned parts that overlap, or have no names of their own. Remove Split from the source, and tell the connector's maintainers.");

        return parts;
    }
}
