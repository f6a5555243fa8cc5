using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Schemas;
using static MetadataIngestion.Core.Schemas.TypeRelation;

namespace MetadataIngestion.Core.Tests.Schemas;

public sealed class TypeComparisonTests
{
    private static readonly DataType s_text = new(TypeKind.String);

    public static TheoryData<DataType, DataType, TypeRelation> Examples { get; } = new()
    {
        { Int(32), Int(64), Widened },
        { Int(32), Int(32), Equal },
        { Int(8) with { Unsigned = true }, Int(8), Changed },
        { Int(8) with { Unsigned = true }, Int(16), Widened },
        { Int(64), Int(0), Widened },
        { Int(32), Decimal(10, 0), Widened },
        { Int(64), Decimal(18, 0), Changed },
        { Int(64), Decimal(19, 0), Widened },
        { Int(64) with { Unsigned = true }, Decimal(19, 0), Changed },
        { Int(32), Decimal(12, 2), Widened },
        { Int(32), Float(64), Widened },
        { Int(64), Float(64), Changed },
        { Int(32), s_text, Changed },
        { Decimal(10, 2), Decimal(12, 2), Widened },
        { Decimal(10, 2), Decimal(12, 4), Widened },
        { Decimal(10, 2), Decimal(10, 4), Changed },
        { Decimal(10, 2), new DataType(TypeKind.Decimal), Widened },
        { new DataType(TypeKind.Decimal) { Precision = 10 }, Decimal(10, 0), Equal },
        { Decimal(10, 2), Float(64), Changed },
        { Float(32), Float(64), Widened },
        { Text(50), Text(20), Narrowed },
        { Text(50), s_text, Widened },
        { Text(10) with { FixedLength = true }, Text(10), Widened },
        { Text(10), Text(20) with { FixedLength = true }, Changed },
        { Timestamp(3), Timestamp(6), Widened },
        { Timestamp(6), Timestamp(6) with { WithTimeZone = true }, Changed },
        { new DataType(TypeKind.Date), Timestamp(6), Widened },
        { new DataType(TypeKind.Date), Timestamp(6) with { WithTimeZone = true }, Changed },
        { Enum("A", "B"), Enum("B", "C", "A"), Widened },
        { Enum("A", "B"), Enum("B", "A"), Equal },
        { Enum("A", "B"), Enum("A", "C"), Changed },
        { Enum("A", "BB"), Text(1), Changed },
        { Enum("A", "BB"), Text(2), Widened },
        { Enum("A"), Enum(), Unknown },
        { new DataType(TypeKind.Uuid), Text(36), Widened },
        { new DataType(TypeKind.Uuid), Text(35), Changed },
        { new DataType(TypeKind.Json), s_text, Widened },
        { new DataType(TypeKind.Boolean), Int(8), Changed },
        { DataType.Array(Int(32)), DataType.Array(Int(64)), Widened },
        { DataType.Array(Int(32)), Int(32), Changed },
        { DataType.Map(s_text, Int(32)), DataType.Map(Text(5), Int(64)), Changed },
        { DataType.Union([Int(32), s_text]), DataType.Union([s_text, Int(32), Float(64)]), Widened },
        { Int(32), DataType.Union([Int(64), s_text]), Widened },
        { new DataType(TypeKind.Opaque), Int(32), Unknown },
        { DataType.Array(new DataType(TypeKind.Opaque)), DataType.Array(Int(32)), Unknown },
        { new DataType(TypeKind.Record), new DataType(TypeKind.Record), Equal },
        { new DataType(TypeKind.Record), s_text, Changed },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Compare_TwoTypes_SaysWhatBecameOfTheValues(DataType before, DataType after, TypeRelation expected) =>
        Assert.Equal(expected, TypeComparison.Compare(before, after));

    [Fact]
    public void Compare_InverseOfAChange_IsTheInverseRelation() =>
        Prop.ForAll(RandomTypes.Any, RandomTypes.Any, (a, b) => TypeComparison.Compare(b, a) == Inverse(TypeComparison.Compare(a, b)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Compare_ATypeWithItself_IsEqualOrUnknown() =>
        Prop.ForAll(RandomTypes.Any, type => TypeComparison.Compare(type, type) is Equal or Unknown)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Compare_TwoSafeChangesInARow_AreASafeChange() =>
        Prop.ForAll(
                RandomTypes.Any,
                RandomTypes.Any,
                RandomTypes.Any,
                (a, b, c) => !(IsSafe(a, b) && IsSafe(b, c))
                    || TypeComparison.Compare(a, c) == (TypeComparison.Compare(a, b), TypeComparison.Compare(b, c)) switch
                    {
                        (Equal, Equal) => Equal,
                        _ => Widened,
                    })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    private static bool IsSafe(DataType before, DataType after) => TypeComparison.Compare(before, after) is Equal or Widened;

    private static TypeRelation Inverse(TypeRelation relation) => relation switch
    {
        Widened => Narrowed,
        Narrowed => Widened,
        _ => relation,
    };

    private static DataType Int(int bits) => new(TypeKind.Integer) { Bits = bits };

    private static DataType Float(int bits) => new(TypeKind.Float) { Bits = bits };

    private static DataType Decimal(int precision, int scale) => new(TypeKind.Decimal) { Precision = precision, Scale = scale };

    private static DataType Text(int length) => new(TypeKind.String) { Length = length };

    private static DataType Timestamp(int precision) => new(TypeKind.Timestamp) { Precision = precision };

    private static DataType Enum(params string[] labels) => new(TypeKind.Enum) { Symbols = labels };
}
