using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>What became of a dataset's schema, and what is to be remembered of it.</summary>
internal sealed class SchemaTransition
{
    private SchemaTransition(IReadOnlyList<Verdict> verdicts, IReadOnlyList<KeyValuePair<string, string>> renamed) => (Verdicts, Renamed) = (verdicts, renamed);

    public IReadOnlyList<Verdict> Verdicts { get; }

    /// <summary>The old and new paths of renamed fields, in field order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Renamed { get; }

    /// <summary>What is to be remembered; <see langword="null"/> when that is what is remembered already.</summary>
    public ReadOnlyMemory<byte>? Memo { get; private init; }

    public SchemaVersion? VersionBefore { get; private init; }

    public SchemaVersion VersionAfter { get; private init; }

    /// <param name="before">What is remembered; <see langword="null"/> when the dataset is new.</param>
    /// <param name="after">What there is.</param>
    /// <param name="introduction">The verdict on a dataset that is new or back.</param>
    /// <param name="isSame">Whether it is the same dataset, and not another one with its name.</param>
    /// <param name="wasRenamed">Whether it had another name.</param>
    public static SchemaTransition Of(SchemaSnapshot? before, SchemaSnapshot after, Verdict? introduction, bool isSame, bool wasRenamed)
    {
        if (before is null)
            return new SchemaTransition(introduction is null ? [] : [introduction], []) { Memo = Encode(after, SchemaVersion.First), VersionAfter = SchemaVersion.First };

        after = KeepLostFields(before, after);
        var verdicts = SchemaComparison.Compare(before, after, isSame);
        var old = SchemaVersion.Parse(before.Version);
        var version = wasRenamed ? old.After(VerdictLevel.Breaking) : verdicts.Count == 0 ? old : old.After(verdicts.Max(verdict => verdict.Level));
        var memo = Encode(after, version);
        var isKnown = !wasRenamed && memo.AsSpan().SequenceEqual(SnapshotJson.Encode(before));
        return new SchemaTransition(introduction is null ? verdicts : [introduction, .. verdicts], isSame ? FindRenamed(before, after) : [])
        {
            Memo = isKnown ? null : memo,
            VersionBefore = old,
            VersionAfter = version,
        };
    }

    /// <summary>The transition of a dataset that is known, but of whose schema nothing is remembered that could be compared with.</summary>
    /// <param name="after">What there is.</param>
    /// <param name="introduction">The verdict on a dataset that is back.</param>
    /// <param name="renamed">The renamed fields, as far as they are known.</param>
    /// <param name="changed">Whether the schema did change.</param>
    public static SchemaTransition WithoutPast(SchemaSnapshot after, Verdict? introduction, IReadOnlyList<KeyValuePair<string, string>> renamed, bool changed)
    {
        var verdicts = new List<Verdict>();
        if (introduction is not null)
            verdicts.Add(introduction);
        if (changed)
            verdicts.Add(new Verdict(VerdictRules.SchemaUnjudged, VerdictRules.SchemaUnjudged.Sides, VerdictRules.SchemaUnjudged.Sides.Worst));
        return new SchemaTransition(verdicts, renamed) { Memo = Encode(after, SchemaVersion.First), VersionAfter = SchemaVersion.First };
    }

    /// <summary>Fields that the source cannot tell for now may be the same as before.</summary>
    private static SchemaSnapshot KeepLostFields(SchemaSnapshot before, SchemaSnapshot after) => after.Fields is null && before.Fields is not null
        ? before with { IsLost = true, Kind = after.Kind, View = after.View, Settings = after.Settings, Partitioning = after.Partitioning }
        : after;

    private static IReadOnlyList<KeyValuePair<string, string>> FindRenamed(SchemaSnapshot before, SchemaSnapshot after) =>
    [
        .. new FieldMatch(before.Fields ?? [], after.Fields ?? [], sameDataset: true).Pairs
            .Where(pair => FieldPaths.Plain(pair.Before.Path) != FieldPaths.Plain(pair.After.Path))
            .Select(pair => KeyValuePair.Create(pair.Before.Path, pair.After.Path)),
    ];

    private static byte[] Encode(SchemaSnapshot snapshot, SchemaVersion version) => SnapshotJson.Encode(snapshot with { Version = version.ToString() });
}
