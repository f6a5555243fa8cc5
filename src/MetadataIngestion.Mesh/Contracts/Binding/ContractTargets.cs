using System.Collections.Frozen;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>Everything that contracts are about, found by a dataset's path. A dataset that no contract is about costs one look into a table.</summary>
internal sealed class ContractTargets
{
    private readonly FrozenDictionary<string, ContractTarget[]> _byName;
    private readonly FrozenDictionary<string, ContractTarget[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public ContractTargets(IEnumerable<Contract> contracts)
    {
        All = [.. contracts.Where(contract => contract.Status != ContractStatus.Retired).SelectMany(Of)];
        _byName = All
            .SelectMany(target => target.LastNames.Select(name => (Name: name, Target: target)))
            .GroupBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Target).Distinct().ToArray(), StringComparer.OrdinalIgnoreCase);
        _lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<ContractTarget> All { get; }

    /// <summary>The targets that a dataset of a source may be, in the order of the files.</summary>
    public IEnumerable<ContractTarget> Find(AssetPath path, SourceProfile source) => _lookup.TryGetValue(path.LastPart, out var candidates)
        ? candidates.Where(target => target.MayBeIn(source) && target.Matches(path))
        : [];

    /// <summary>
    /// Keeps a crawl to what the targets may be, and to the containers around them: whether those are there tells whether a source is the one that is meant.
    /// </summary>
    /// <param name="filter">What the configuration wants of the source; <see langword="null"/> for everything.</param>
    /// <param name="source">The source.</param>
    public IAssetFilter Narrow(IAssetFilter? filter, SourceProfile source)
    {
        var targets = All.Where(target => target.MayBeIn(source)).ToList();
        return new NarrowedFilter(
            filter,
            "no contract is about it",
            path => Find(path, source).Any() || targets.Exists(target => path.Parts.Count < target.Depth && target.MayBeIn(path)),
            container => targets.Exists(target => target.MayBeIn(container)));
    }

    private static IEnumerable<ContractTarget> Of(Contract contract) =>
        contract.Servers.SelectMany(server => contract.Schemas.Select(schema => Create(contract, server, schema)));

    private static ContractTarget Create(Contract contract, ContractServer server, ContractSchema schema)
    {
        var platform = StorePlatforms.Of(server);
        return StorePlatforms.HoldsFiles(platform)
            ? new LocatedTarget(contract, server, schema) { Platform = platform }
            : new NamedTarget(contract, server, schema) { Platform = platform };
    }
}
