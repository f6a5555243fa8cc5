using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Schemas;
using MetadataIngestion.Core.Tests.Schemas;
using MetadataIngestion.Core.Verdicts;
using static MetadataIngestion.Core.Tests.Verdicts.Snapshots;

namespace MetadataIngestion.Core.Tests.Verdicts;

public sealed class VerdictPropertyTests
{
    /// <summary>Changes of one field each, which nothing else depends on.</summary>
    private static readonly Func<FieldSnapshot, FieldSnapshot?>[] s_changes =
    [
        field => field with { Required = true },
        field => field with { Default = "0" },
        field => field with { Type = Long, NativeType = "bigint" },
        field => field with { Type = Text(), NativeType = "text" },
        field => field with { Collation = "C" },
        field => field with { GeneratedAs = "1" },
        field => field with { IdentityGeneration = "always" },
        field => field with { Path = field.Path + "_renamed" },
        field => field with { Path = field.Path.ToUpperInvariant() },
        field => field with { Identity = field.Identity + "0" },
        _ => null,
        field => field,
    ];

    /// <summary>Changes of a dataset that nothing else depends on.</summary>
    private static readonly Func<SchemaSnapshot, SchemaSnapshot>[] s_changesOfAll =
    [
        snapshot => snapshot with { Kind = "View" },
        snapshot => snapshot with { View = "2" },
        snapshot => snapshot with { UniqueKeys = [["k"]] },
        snapshot => snapshot with { PrimaryKey = null },
        snapshot => snapshot with { References = [new(["k"], "t (id)")] },
        snapshot => snapshot with { Checks = new() { ["c"] = "k > 0" } },
        snapshot => snapshot with { Partitioning = "RANGE (k)" },
        snapshot => snapshot with { RecordKey = "2" },
        snapshot => snapshot.With("location", "s3://b"),
        snapshot => snapshot.With("Partitions", "6"),
        snapshot => snapshot.With("cleanup.policy", "compact"),
        snapshot => snapshot.With("retention.ms", "10"),
    ];

    private static readonly Dictionary<string, string[]> s_inverses = new(StringComparer.Ordinal)
    {
        ["type.widened"] = ["type.narrowed"],
        ["type.generalized"] = ["type.narrowed"],
        ["type.lengthened"] = ["type.narrowed", "type.rounded"],
        ["type.scale-raised"] = ["type.rounded"],
        ["type.narrowed"] = ["type.widened", "type.generalized", "type.lengthened"],
        ["type.rounded"] = ["type.lengthened", "type.scale-raised", "type.rounded"],
        ["enum.value-added"] = ["enum.value-removed"],
        ["enum.value-removed"] = ["enum.value-added"],
        ["field.added"] = ["field.dropped"],
        ["field.dropped"] = ["field.added"],
        ["null.allowed"] = ["null.forbidden"],
        ["null.forbidden"] = ["null.allowed"],
        ["default.added"] = ["default.removed"],
        ["default.removed"] = ["default.added"],
        ["key.added"] = ["key.removed"],
        ["key.removed"] = ["key.added"],
        ["unique.added"] = ["unique.removed"],
        ["unique.removed"] = ["unique.added"],
        ["reference.added"] = ["reference.removed"],
        ["reference.removed"] = ["reference.added"],
        ["check.added"] = ["check.removed"],
        ["check.removed"] = ["check.added"],
        ["topic.compacted"] = ["topic.uncompacted"],
        ["topic.uncompacted"] = ["topic.compacted"],
        ["retention.shortened"] = ["retention.lengthened"],
        ["retention.lengthened"] = ["retention.shortened"],
    };

    private static Arbitrary<int[]> FieldChoices { get; } = Arb.From(Gen.ArrayOf(Gen.Choose(0, s_changes.Length - 1), 6));

    private static Arbitrary<int[]> OtherChoices { get; } = Arb.From(Gen.ArrayOf(Gen.Choose(0, s_changesOfAll.Length - 1), 3));

    private static Arbitrary<SchemaModel> Models { get; } = Arb.From(Gen.Elements(Enum.GetValues<SchemaModel>()));

    [Fact]
    public void Compare_AnyTwoTypes_HasTheInverseVerdictsTheOtherWay() =>
        Prop.ForAll(RandomTypes.Any, RandomTypes.Any, (a, b) =>
        {
            var there = Codes(Table(Field("x", a)), Table(Field("x", b)));
            var back = Codes(Table(Field("x", b)), Table(Field("x", a)));
            return there.Count == back.Count && there.All(code => back.Intersect(s_inverses.GetValueOrDefault(code, [code])).Any());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Compare_ManyChangesAtOnce_AreAsSevereAsEachAlone() =>
        Prop.ForAll(FieldChoices, OtherChoices, Models, (fields, others, model) =>
        {
            var before = Before(fields.Length, model);
            var all = SchemaComparison.Compare(before, Change(before, fields, others), sameDataset: true);
            var ofFields = Enumerable.Range(0, fields.Length).Select(index => Change(before, [.. fields.Select((choice, other) => other == index ? choice : s_changes.Length - 1)], []));
            return ofFields.Concat(others.Select(other => Change(before, [], [other])))
                .SelectMany(part => SchemaComparison.Compare(before, part, sameDataset: true))
                .All(part => all.Any(verdict => verdict.Level >= part.Level && verdict.Rule == part.Rule));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Compare_ManyChangesTakenBack_HaveTheInverseVerdicts() =>
        Prop.ForAll(FieldChoices, OtherChoices, Models, (fields, others, model) =>
        {
            var before = Before(fields.Length, model);
            var after = Change(before, fields, others);
            var there = Codes(before, after);
            var back = Codes(after, before);
            return there.Order(StringComparer.Ordinal).SequenceEqual(back.Select(code => s_inverses.GetValueOrDefault(code, [code])[0]).Order(StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Compare_CompatibleChangesOfATypeInARow_AreCompatibleTogether() =>
        Prop.ForAll(RandomTypes.Any, RandomTypes.Any, RandomTypes.Any, (a, b, c) =>
            Worst(a, b) > VerdictLevel.Compatible || Worst(b, c) > VerdictLevel.Compatible || Worst(a, c) <= VerdictLevel.Compatible)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Encode_AnySchema_IsReadBackAsItWas() =>
        Prop.ForAll(RandomTypes.Any, type =>
        {
            var snapshot = (Table(Field("a", type, "7") with { Required = true, Default = "\"ü\"" }) with { PrimaryKey = ["a"], Version = "3.2.1" }).With("Partitions", "3");
            var memo = SnapshotJson.Encode(snapshot);
            return SnapshotJson.Encode(SnapshotJson.Decode(memo)!).AsSpan().SequenceEqual(memo) && Codes(snapshot, SnapshotJson.Decode(memo)!).Count == 0;
        }).QuickCheckThrowOnFailure();

    private static SchemaSnapshot Before(int fields, SchemaModel model) =>
        (Table([Field("k", identity: "key"), .. Enumerable.Range(0, fields).Select(index => Field($"f{index}", identity: $"{index}"))]) with
        {
            Model = model,
            View = "1",
            PrimaryKey = ["k"],
            RecordKey = "1",
        }).With("location", "s3://a").With("Partitions", "3").With("cleanup.policy", "delete").With("retention.ms", "100");

    /// <summary>Changes each field but the first as its choice says, and the dataset as the other choices say.</summary>
    private static SchemaSnapshot Change(SchemaSnapshot snapshot, int[] fields, int[] others) => others.Aggregate(
        snapshot with { Fields = [snapshot.Fields![0], .. snapshot.Fields.Skip(1).Select((field, index) => index < fields.Length ? s_changes[fields[index]](field) : field).OfType<FieldSnapshot>()] },
        (changed, other) => s_changesOfAll[other](changed));

    /// <summary>The types are spelled in different ways, because a type that the source spells as before counts as the same where nobody can compare it.</summary>
    private static VerdictLevel Worst(DataType before, DataType after) => SchemaComparison
        .Compare(Table(Field("x", before) with { NativeType = "before" }), Table(Field("x", after) with { NativeType = "after" }), sameDataset: true)
        .Select(verdict => verdict.Level).DefaultIfEmpty(VerdictLevel.Informational).Max();

    private static List<string> Codes(SchemaSnapshot before, SchemaSnapshot after) =>
        [.. SchemaComparison.Compare(before, after, sameDataset: true).Select(verdict => verdict.Rule.Code)];
}
