using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Domains;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Parts;
using FieldPaths = MetadataIngestion.Core.Schemas.FieldPaths;

namespace MetadataIngestion.Mesh.Classification;

/// <summary>Gives the assets of one run, and their fields, the tags and terms that rules say. What is there already stays.</summary>
internal sealed class ClassificationTagging(ClassificationRules rules, MeshCatalog catalog, string source) : IMetadataTransformer, IExplainingTransformer, IPartInspector
{
    private const int MaxFindings = 1024;

    private readonly Dictionary<ClassificationRule, DecisionCounter> _counters = rules.Rules.ToDictionary(
        rule => rule, rule => new DecisionCounter(rule.ToString()), (IEqualityComparer<ClassificationRule>)ReferenceEqualityComparer.Instance);

    private readonly Dictionary<(string Name, ClassificationRule Rule, string Rival, ClassificationRule? Of), AssetTally> _conflicts = [];
    private readonly Dictionary<ClassificationRule, AssetTally> _foreign = new(ReferenceEqualityComparer.Instance);
    private long _asset;

    public IEnumerable<DecisionCounter> Decisions => _counters.Values;

    public Asset? Transform(Asset asset)
    {
        _asset++;
        var address = AssetAddress.Of(source, asset.Path);
        var fitting = Fitting(asset, address, NoteForeign);
        if (fitting.Count == 0)
            return asset;

        var given = Classify(asset, fitting.Where(rule => !rule.IsAboutFields));
        Note(given.Given, given.Refused, asset);
        var changed = given.Given.IsChanged ? asset with { Tags = given.Given.Tags, Terms = given.Given.Terms } : asset;
        return changed is Dataset { Schema: { } schema } dataset && fitting.Exists(rule => rule.IsAboutFields) ? TagFields(dataset, schema, address, fitting) : changed;
    }

    public void Inspect(Asset asset)
    {
        // Everything was noted as tags and terms were given.
    }

    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var findings = _conflicts.Select(pair => pair.Value.Complete(Conflict(pair.Key, pair.Value), run)).Concat(_foreign.Select(pair => pair.Value.Complete(Foreign(pair.Key, pair.Value), run)));
        return new Inspection([], []) { IsComplete = catalog.IsComplete, Findings = run.IsPartial ? [] : [.. findings] };
    }

    public ReadOnlyMemory<byte> Save(InspectedRun part)
    {
        var places = rules.Rules.Index().ToDictionary(
            rule => rule.Item, rule => rule.Index.ToString(CultureInfo.InvariantCulture), (IEqualityComparer<ClassificationRule>)ReferenceEqualityComparer.Instance);
        return PartJson.Save(
            new SavedClassification(
                [.. _conflicts.Select(pair => pair.Value.Save(pair.Key.Name, places[pair.Key.Rule], pair.Key.Rival, pair.Key.Of is { } of ? places[of] : string.Empty))],
                [.. _foreign.Select(pair => pair.Value.Save(places[pair.Key]))]),
            PartJson.Default.SavedClassification);
    }

    public void Merge(ReadOnlyMemory<byte> saved)
    {
        var found = PartJson.Read(saved, PartJson.Default.SavedClassification);
        foreach (var conflict in found.Conflicts)
            Find(_conflicts, (conflict.Key[0], RuleAt(conflict.Key[1]), conflict.Key[2], conflict.Key[3].Length > 0 ? RuleAt(conflict.Key[3]) : null))?.Merge(conflict);
        foreach (var foreign in found.Foreign)
            Find(_foreign, RuleAt(foreign.Key[0]))?.Merge(foreign);
    }

    private ClassificationRule RuleAt(string place) => rules.Rules[int.Parse(place, CultureInfo.InvariantCulture)];

    public string? Explain(Asset asset, string? field, string name)
    {
        var address = AssetAddress.Of(source, asset.Path);
        var fitting = Fitting(asset, address, static (_, _) => { });
        if (field is null)
            return Classify(asset, fitting.Where(rule => !rule.IsAboutFields)).Given.RuleOf(name)?.ToString();

        var found = (asset as Dataset)?.Schema?.Fields.FirstOrDefault(candidate => candidate.Path == field);
        return found is null ? null : Classify(found, address, fitting).Given.RuleOf(name)?.ToString();
    }

    private List<ClassificationRule> Fitting(Asset asset, string[] address, Action<ClassificationRule, Asset> noteForeign)
    {
        var fitting = new List<ClassificationRule>();
        foreach (var rule in rules.Rules.Where(rule => rule.FitsAsset(asset, address)))
        {
            if (rule.Domain is null || asset.Domains.Any(domain => catalog.DomainTree.IsWithin(DomainIds.Plain(domain), rule.Domain)))
                fitting.Add(rule);
            else if (rule.Assets.Count > 0)
                noteForeign(rule, asset);
        }

        return fitting;
    }

    private Dataset TagFields(Dataset dataset, DatasetSchema schema, string[] address, List<ClassificationRule> fitting)
    {
        var fields = new List<Field>(schema.Fields.Count);
        var any = false;
        foreach (var field in schema.Fields)
        {
            var (given, refused) = Classify(field, address, fitting);
            Note(given, refused, dataset);
            any |= given.IsChanged;
            fields.Add(given.IsChanged ? field with { Tags = given.Tags, Terms = given.Terms } : field);
        }

        return any ? dataset with { Schema = schema with { Fields = fields } } : dataset;
    }

    private (Given Given, List<(string Name, string Rival, ClassificationRule? Of, ClassificationRule By)> Refused) Classify(Asset asset, IEnumerable<ClassificationRule> fitting) =>
        Apply(new Given(asset.Tags, asset.Terms, AreExclusive), fitting);

    private (Given Given, List<(string Name, string Rival, ClassificationRule? Of, ClassificationRule By)> Refused) Classify(Field field, string[] address, IEnumerable<ClassificationRule> fitting)
    {
        var path = FieldPaths.Plain(field.Path);
        string[] place = [.. address, .. path.Split('.')];
        return Apply(new Given(field.Tags, field.Terms, AreExclusive), fitting.Where(rule => rule.IsAboutFields && rule.FitsField(field, path) && !rule.Excludes(place)));
    }

    private static (Given Given, List<(string Name, string Rival, ClassificationRule? Of, ClassificationRule By)> Refused) Apply(Given given, IEnumerable<ClassificationRule> fitting)
    {
        var refused = new List<(string, string, ClassificationRule?, ClassificationRule)>();
        foreach (var rule in fitting)
        {
            refused.AddRange(given.Add(rule).Select(rival => (rival.Name, rival.Rival, rival.Of, rule)));
        }

        return (given, refused);
    }

    private bool AreExclusive(string one, string other) => rules.Exclusive.Any(pattern => pattern.IsMatch(one) && pattern.IsMatch(other));

    private void Note(Given given, List<(string Name, string Rival, ClassificationRule? Of, ClassificationRule By)> refused, Asset asset)
    {
        foreach (var rule in given.Rules)
            _counters[rule].Add(_asset);
        foreach (var (name, rival, of, by) in refused)
            Note(_conflicts, (name, by, rival, of), asset);
    }

    private void NoteForeign(ClassificationRule rule, Asset asset) => Note(_foreign, rule, asset);

    private static void Note<T>(Dictionary<T, AssetTally> tallies, T key, Asset asset)
        where T : notnull
    {
        if (asset is Dataset)
            Find(tallies, key)?.Add(asset.Path);
    }

    /// <summary>The tally of a key; <see langword="null"/> when there are too many already.</summary>
    private static AssetTally? Find<T>(Dictionary<T, AssetTally> tallies, T key)
        where T : notnull
    {
        if (!tallies.TryGetValue(key, out var tally) && tallies.Count < MaxFindings)
            tallies.Add(key, tally = new AssetTally());
        return tally;
    }

    private Finding Conflict((string Name, ClassificationRule Rule, string Rival, ClassificationRule? Of) conflict, AssetTally tally) => new(
        ClassificationCodes.Conflict,
        FindingWords.Of(FindingLevel.Warning),
        $"{conflict.Rule} {conflict.Name} {conflict.Rival} {conflict.Of}",
        $"{tally.Describe(source)} {conflict.Rival} by {conflict.Of?.ToString() ?? "the source"}, so {conflict.Name} by {conflict.Rule} cannot stand beside it and is left out.")
    {
        Remedy = "Agree which of the two holds, and narrow the other rule.",
        Place = conflict.Rule.Place.ToString(),
    };

    private Finding Foreign(ClassificationRule rule, AssetTally tally) => new(
        ClassificationCodes.Foreign,
        FindingWords.Of(FindingLevel.Warning),
        rule.ToString(),
        $"{tally.Describe(source)} a rule of the domain {rule.Domain}, {rule.Place}, that means assets outside of the domain; they are left alone.")
    {
        Remedy = "Narrow the rule, or move it into everyone's classification.yaml.",
        Place = rule.Place.ToString(),
    };
}
