using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Parts;

namespace MetadataIngestion.Mesh.Sensitivity;

/// <summary>
/// Suggests tags for fields that look as if they held sensitive data, with the evidence as a property. What the source classified itself is not guessed at.
/// </summary>
internal sealed class SensitivityTagging(SensitivitySettings settings, SensitivityDetector detector, string source, DateOnly today)
    : IMetadataTransformer, IExplainingTransformer, IPartInspector
{
    /// <summary>The field's property that holds the evidence.</summary>
    public const string ReasonProperty = "suggested-because";

    /// <summary>A share of hits that no honest schema has.</summary>
    private const double SuspiciousShare = 0.25;

    private const int FieldsThatTell = 40;

    private readonly SortedDictionary<string, DecisionCounter> _counters = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<AssetClaim> _exceptions = [.. settings.Exceptions.Where(exception => exception.Until is null || exception.Until >= today).SelectMany(exception => exception.Fields)];
    private readonly Dictionary<string, (long Hits, long Fields)> _shares = new(StringComparer.Ordinal);
    private long _asset;

    public IEnumerable<DecisionCounter> Decisions => _counters.Values;

    public Asset? Transform(Asset asset)
    {
        if (asset is not Dataset { Schema: { Fields.Count: > 0 } schema } dataset)
            return asset;

        _asset++;
        var address = AssetAddress.Of(source, dataset.Path);
        var hits = detector.Find(dataset.Path.LastPart, schema.Fields);
        Count(AssetAddress.Text(address[..^1]), hits.Count, schema.Fields.Count);
        return hits.Count == 0 ? asset : dataset with { Schema = schema with { Fields = [.. schema.Fields.Select(field => hits.TryGetValue(field.Path, out var hit) ? Tag(field, hit, address) : field)] } };
    }

    public void Inspect(Asset asset)
    {
        // Everything was noted as fields were tagged.
    }

    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new Inspection([], []) { Findings = run.IsPartial ? [] : [.. _shares.Where(pair => IsSuspicious(pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(ToFinding)] };
    }

    public ReadOnlyMemory<byte> Save(InspectedRun part) =>
        PartJson.Save([.. _shares.Select(share => new SavedShare(share.Key, share.Value.Hits, share.Value.Fields))], PartJson.Default.IReadOnlyListSavedShare);

    public void Merge(ReadOnlyMemory<byte> saved)
    {
        foreach (var share in PartJson.Read(saved, PartJson.Default.IReadOnlyListSavedShare))
            Count(share.Container, share.Hits, share.Fields);
    }

    private static bool IsSuspicious((long Hits, long Fields) share) => share.Fields >= FieldsThatTell && share.Hits > share.Fields * SuspiciousShare;

    private static Finding ToFinding(KeyValuePair<string, (long Hits, long Fields)> pair) => new(
        "SD001",
        FindingWords.Of(FindingLevel.Warning),
        pair.Key,
        FormattableString.Invariant($"{pair.Value.Hits} of {pair.Value.Fields} fields in {pair.Key} look sensitive, which is more than is likely."))
    {
        Remedy = "Look at the suggested tags, and list what is harmless under exceptions in sensitive.yaml.",
    };

    private Field Tag(Field field, SensitiveHit hit, string[] address)
    {
        // A tag says that someone or something that knows better looked at the field.
        if (field.Tags.Count > 0 || _exceptions.Any(claim => claim.Pattern.IsMatch([.. address, field.Path])))
            return field;

        var tag = settings.Tag + hit.Category;
        if (!_counters.TryGetValue(tag, out var counter))
            _counters.Add(tag, counter = new DecisionCounter($"sensitive data by name: {tag}", DecisionCounter.Found));
        counter.Add(_asset);
        var properties = new SortedDictionary<string, string>(field.Properties.ToDictionary(), StringComparer.Ordinal)
        {
            [ReasonProperty] = string.Create(CultureInfo.InvariantCulture, $"{hit.Score:0.00}: {hit.Evidence}"),
        };
        return field with { Tags = [tag], Properties = properties };
    }

    private void Count(string container, long hits, long fields)
    {
        var (allHits, allFields) = _shares.GetValueOrDefault(container);
        _shares[container] = (allHits + hits, allFields + fields);
    }
}
