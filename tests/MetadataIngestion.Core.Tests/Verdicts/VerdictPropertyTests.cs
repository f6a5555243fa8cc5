using FsCheck;
using FsCheck.Fluent;
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
        field => field with { Path = field.Path + "_renamed" },
        _ => null,
        field => field,
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
    };

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
        Prop.ForAll(
                Arb.From(Gen.ArrayOf(Gen.Choose(0, s_changes.Length - 1), 6)),
                Arb.From(Gen.Elements(Enum.GetValues<SchemaModel>())),
                (choices, model) =>
                {
                    var before = Table([.. choices.Select((_, index) => Field($"f{index}", identity: $"{index}"))]) with { Model = model };
                    var all = SchemaComparison.Compare(before, Change(before, choices, _ => true), sameDataset: true);
                    return Enumerable.Range(0, choices.Length).All(index =>
                        SchemaComparison.Compare(before, Change(before, choices, other => other == index), sameDataset: true)
                            .All(part => all.Any(verdict => verdict.Level >= part.Level && verdict.Rule == part.Rule)));
                })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Encode_AnySchema_IsReadBackAsItWas() =>
        Prop.ForAll(RandomTypes.Any, type =>
        {
            var snapshot = (Table(Field("a", type, "7") with { Required = true, Default = "\"ü\"" }) with { PrimaryKey = ["a"], Version = "3.2.1" }).With("Partitions", "3");
            var memo = SnapshotJson.Encode(snapshot);
            return SnapshotJson.Encode(SnapshotJson.Decode(memo)!).AsSpan().SequenceEqual(memo) && Codes(snapshot, SnapshotJson.Decode(memo)!).Count == 0;
        }).QuickCheckThrowOnFailure();

    private static SchemaSnapshot Change(SchemaSnapshot snapshot, int[] choices, Func<int, bool> chosen) => snapshot with
    {
        Fields = [.. snapshot.Fields!.Select((field, index) => chosen(index) ? s_changes[choices[index]](field) : field).OfType<FieldSnapshot>()],
    };

    private static List<string> Codes(SchemaSnapshot before, SchemaSnapshot after) =>
        [.. SchemaComparison.Compare(before, after, sameDataset: true).Select(verdict => verdict.Rule.Code)];
}
