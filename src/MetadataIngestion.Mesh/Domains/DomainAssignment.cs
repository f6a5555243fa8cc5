using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Parts;

namespace MetadataIngestion.Mesh.Domains;

/// <summary>Puts the assets of one run into the domains that claim them. What the configuration said before stands.</summary>
internal sealed class DomainAssignment : IMetadataTransformer, IExplainingTransformer, IPartInspector
{
    private readonly string _source;
    private readonly DomainFinder _finder;
    private readonly Dictionary<DomainMatch, (string[] Domains, DecisionCounter Counter)> _decisions;
    private readonly Dictionary<(DomainMatch Winner, DomainMatch Rival), (long Count, string Example)> _rivals = [];
    private long _asset;

    public DomainAssignment(DomainTree domains, string source)
    {
        _source = source;
        _finder = new DomainFinder(domains, source);
        _decisions = _finder.Candidates.ToDictionary(match => match, match => (new[] { match.Domain.Id }, new DecisionCounter(match.ToString())));
    }

    /// <summary>Whether no domain claims anything of the source.</summary>
    public bool IsIdle => _finder.Candidates.Count == 0;

    public IEnumerable<DecisionCounter> Decisions => _decisions.Values.Select(decision => decision.Counter);

    public Asset? Transform(Asset asset)
    {
        var address = AssetAddress.Of(_source, asset.Path);
        if (asset.Domains.Count > 0 || _finder.Find(address, out var rival) is not { } match)
            return asset;

        if (rival is not null)
            NoteRival(match, rival, address);

        var (domains, counter) = _decisions[match];
        counter.Add(++_asset);
        return asset with { Domains = domains };
    }

    public void Inspect(Asset asset)
    {
        // Everything was noted as the assets were placed.
    }

    public Inspection Complete(InspectedRun run) => new([], [.. _rivals.Select(pair => ToNotice(pair.Key.Winner, pair.Key.Rival, pair.Value.Count, pair.Value.Example))]);

    public ReadOnlyMemory<byte> Save(InspectedRun part)
    {
        var places = _finder.Candidates.Index().ToDictionary(match => match.Item, match => match.Index.ToString(CultureInfo.InvariantCulture));
        return PartJson.Save([.. _rivals.Select(pair => new SavedCount([places[pair.Key.Winner], places[pair.Key.Rival]], pair.Value.Count, pair.Value.Example))], PartJson.Default.IReadOnlyListSavedCount);
    }

    public void Merge(ReadOnlyMemory<byte> saved)
    {
        foreach (var found in PartJson.Read(saved, PartJson.Default.IReadOnlyListSavedCount))
        {
            var key = (_finder.Candidates[int.Parse(found.Key[0], CultureInfo.InvariantCulture)], _finder.Candidates[int.Parse(found.Key[1], CultureInfo.InvariantCulture)]);
            var (count, example) = _rivals.GetValueOrDefault(key, (0, found.Example));
            _rivals[key] = (count + found.Count, example);
        }
    }

    private void NoteRival(DomainMatch match, DomainMatch rival, string[] address)
    {
        var (count, example) = _rivals.GetValueOrDefault((match, rival), (0, AssetAddress.Text(address)));
        _rivals[(match, rival)] = (count + 1, example);
    }

    private static Notice ToNotice(DomainMatch winner, DomainMatch rival, long count, string example) => new(
        example,
        $"{DomainCodes.Claimed}: {(count == 1 ? "It is" : FormattableString.Invariant($"It and {count - 1} more are"))} claimed by {winner} and by {rival}; the first one counts.",
        "Agree whose assets these are, and narrow one of the patterns.");
}
