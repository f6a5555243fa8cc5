using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Sensitivity;

namespace MetadataIngestion.Mesh.Explaining;

/// <summary>Follows one asset through the transformers of a crawl, and says where each of its owners, domains, tags and terms comes from.</summary>
/// <param name="urn">The asset's URN.</param>
/// <param name="pathKey">Its path, as the store keeps it.</param>
internal sealed class AssetTrace(string urn, string pathKey) : IAssetInspector
{
    private readonly List<TraceStep> _steps = [];
    private Asset? _asset;

    /// <summary>Whether the crawl came across the asset.</summary>
    public bool IsFound => _asset is not null;

    public IReadOnlyList<IMetadataTransformer> Follow(IEnumerable<IMetadataTransformer> transformers) =>
        [.. transformers.Select(transformer => new TracedTransformer(transformer, IsWanted, _steps))];

    /// <summary>Keeps a crawl to the asset and what is around it.</summary>
    /// <param name="filter">What the configuration wants of the source; <see langword="null"/> for everything.</param>
    public IAssetFilter Narrow(IAssetFilter? filter) =>
        new NarrowedFilter(filter, "another asset is asked for", path => PathKey.Of(path) == pathKey, container => PathKey.IsWithin(pathKey, PathKey.Of(container)));

    public void Inspect(Asset asset)
    {
        if (IsWanted(asset))
            _asset = asset;
    }

    public Inspection Complete(InspectedRun run) => new([], []);

    /// <summary>What the crawl said about the asset, and why.</summary>
    public IEnumerable<Reason> Explain()
    {
        if (_asset is not { } asset)
            return [];

        return
        [
            .. asset.Owners.Select(OwnerReason),
            .. Original(asset).Owners.Where(evidence => !asset.Owners.Any(owner => owner.FoundIn == evidence.FoundIn)).Select(Unused),
            .. asset.Domains.Select(domain => NameReason("domain", domain, static asset => asset.Domains)),
            .. asset.Tags.Select(tag => NameReason("tag", tag, static asset => asset.Tags)),
            .. asset.Terms.Select(term => NameReason("term", term, static asset => asset.Terms)),
            .. Fields(asset).SelectMany(FieldReasons),
        ];
    }

    private static Reason Unused(OwnerEvidence evidence) =>
        new("no owner", evidence.Principal, $"{evidence.FoundIn}, but stronger evidence or a rule stands against it");

    private static IReadOnlyList<Field> Fields(Asset asset) => asset is Dataset { Schema.Fields: { } fields } ? fields : [];

    private IEnumerable<Reason> FieldReasons(Field field) =>
    [
        .. field.Tags.Select(tag => new Reason("field tag", $"{field.Path}: {Urn.Tag(tag)}", WhyOf(field, tag) ?? field.Properties.GetValueOrDefault(SensitivityTagging.ReasonProperty, "the source says so"))),
        .. field.Terms.Select(term => new Reason("field term", $"{field.Path}: {Urn.Term(term)}", WhyOf(field, term) ?? "the source says so")),
    ];

    private string? WhyOf(Field field, string name) => _steps.Select(step => step.Explaining?.Explain(step.Before, field.Path, name)).FirstOrDefault(why => why is not null);

    private Reason OwnerReason(OwnerEvidence owner)
    {
        var type = owner.TypeUrn ?? owner.Type.ToString();
        var step = _steps.FindLast(step => OwnerLists.Contains(step.After?.Owners ?? [], owner) && !OwnerLists.Contains(step.Before.Owners, owner));
        var rules = (step?.Rules ?? []).Where(rule => rule.Rule != owner.FoundIn).Select(rule => rule.Rule).ToList();
        var why = rules.Count == 0 || step!.Rules.Count > rules.Count ? owner.FoundIn : $"{owner.FoundIn}; {string.Join(", ", rules)}";
        return new Reason("owner", $"{Urn.Owner(owner)} ({type})", why, step is { Rules.Count: > 0 } ? step.Rules.Min(rule => rule.Confidence) : DecisionCounter.Found);
    }

    private Reason NameReason(string what, string name, Func<Asset, IReadOnlyList<string>> namesOf)
    {
        var step = _steps.FindLast(step => step.After is { } after && namesOf(after).Contains(name) && !namesOf(step.Before).Contains(name));
        var why = step is null ? "the source says so" : step.Explaining?.Explain(step.Before, null, name) is { } rule ? rule : step.Rules.Count == 0 ? step.Transformer : string.Join(", ", step.Rules.Select(rule => rule.Rule));
        return new Reason(what, what switch { "tag" => Urn.Tag(name), "term" => Urn.Term(name), _ => Urn.Domain(name) }, why);
    }

    private Asset Original(Asset asset) => _steps.Count == 0 ? asset : _steps[0].Before;

    private bool IsWanted(Asset asset) => PathKey.Of(asset.Path) == pathKey && asset switch
    {
        Container => urn.StartsWith("urn:li:container:", StringComparison.Ordinal),
        Routine => urn.StartsWith("urn:li:dataJob:", StringComparison.Ordinal),
        _ => urn.StartsWith("urn:li:dataset:", StringComparison.Ordinal),
    };
}
