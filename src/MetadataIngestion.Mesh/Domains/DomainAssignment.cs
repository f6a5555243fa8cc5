using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Parts;

namespace MetadataIngestion.Mesh.Domains;

/// <summary>Puts the assets of one run into the domains that claim them. What the configuration said before stands.</summary>
internal sealed class DomainAssignment : IMetadataTransformer, IExplainingTransformer, IPartInspector
{
    private readonly string _source;
    private readonly bool _isComplete;
    private readonly DomainFinder _finder;
    private readonly Dictionary<DomainMatch, (string[] Domains, DecisionCounter Counter)> _decisions;
    private readonly Dictionary<(DomainMatch Winner, DomainMatch Rival), AssetTally> _rivals = [];
    private long _asset;

    public DomainAssignment(MeshCatalog catalog, string source)
    {
        _source = source;
        _isComplete = catalog.IsComplete;
        _finder = new DomainFinder(catalog.DomainTree, source);
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
            NoteRival(match, rival, asset);

        var (domains, counter) = _decisions[match];
        counter.Add(++_asset);
        return asset with { Domains = domains };
    }

    public void Inspect(Asset asset)
    {
        // Everything was noted as the assets were placed.
    }

    /// <summary>A run that saw only a part of the source cannot tell what two domains claim.</summary>
    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var claimed = _rivals.Where(pair => pair.Value.Count > 0).Select(pair => pair.Value.Complete(Claimed(pair.Key.Winner, pair.Key.Rival, pair.Value), run));
        return new Inspection([], []) { IsComplete = _isComplete, Findings = run.IsPartial ? [] : [.. claimed] };
    }

    public ReadOnlyMemory<byte> Save(InspectedRun part)
    {
        var places = _finder.Candidates.Index().ToDictionary(match => match.Item, match => match.Index.ToString(CultureInfo.InvariantCulture));
        return PartJson.Save([.. _rivals.Select(pair => pair.Value.Save(places[pair.Key.Winner], places[pair.Key.Rival]))], PartJson.Default.IReadOnlyListSavedTally);
    }

    public void Merge(ReadOnlyMemory<byte> saved)
    {
        foreach (var found in PartJson.Read(saved, PartJson.Default.IReadOnlyListSavedTally))
            TallyOf(MatchAt(found.Key[0]), MatchAt(found.Key[1])).Merge(found);
    }

    private DomainMatch MatchAt(string place) => _finder.Candidates[int.Parse(place, CultureInfo.InvariantCulture)];

    private AssetTally TallyOf(DomainMatch match, DomainMatch rival)
    {
        if (!_rivals.TryGetValue((match, rival), out var tally))
            _rivals.Add((match, rival), tally = new AssetTally());
        return tally;
    }

    private void NoteRival(DomainMatch match, DomainMatch rival, Asset asset)
    {
        var tally = TallyOf(match, rival);
        if (asset is Dataset)
            tally.Add(asset.Path);
    }

    private Finding Claimed(DomainMatch winner, DomainMatch rival, AssetTally tally) => new(
        DomainCodes.Claimed,
        FindingWords.Of(FindingLevel.Warning),
        $"{winner} {rival}",
        $"{tally.Describe(_source)} more than one domain: {winner}, which counts, and {rival}.")
    {
        Remedy = "Agree whose assets these are, and narrow one of the patterns.",
    };
}
