using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Schemas;

/// <summary>Types of every family with small parameters, so that pairs of them are often related.</summary>
internal static class RandomTypes
{
    private static readonly Gen<int> s_bits = Gen.Elements(0, 8, 16, 32, 64);
    private static readonly Gen<int?> s_small = Gen.Elements<int?>(null, 0, 1, 2, 3, 5, 10, 20);
    private static readonly Gen<bool> s_flag = Gen.Elements(true, false);

    public static Arbitrary<DataType> Any { get; } = Arb.From(Type(depth: 2));

    private static Gen<DataType> Type(int depth) =>
        depth == 0 ? Scalar() : Gen.Frequency((5, Scalar()), (1, Nested(Type(depth - 1))));

    private static Gen<DataType> Scalar() => Gen.OneOf(Plain(), Number(), Text(), Temporal(), Enumeration());

    private static Gen<DataType> Plain() =>
        Gen.Elements(TypeKind.Opaque, TypeKind.Null, TypeKind.Boolean, TypeKind.Date, TypeKind.Uuid, TypeKind.Json, TypeKind.Xml, TypeKind.Geometry, TypeKind.Record)
            .Select(kind => new DataType(kind));

    private static Gen<DataType> Number() =>
        from kind in Gen.Elements(TypeKind.Integer, TypeKind.Decimal, TypeKind.Float)
        from bits in s_bits
        from unsigned in s_flag
        from precision in s_small
        from scale in s_small
        select kind == TypeKind.Decimal
            ? new DataType(kind) { Precision = precision, Scale = scale }
            : new DataType(kind) { Bits = bits, Unsigned = unsigned && kind == TypeKind.Integer };

    private static Gen<DataType> Text() =>
        from kind in Gen.Elements(TypeKind.String, TypeKind.Binary)
        from length in Gen.Elements<int?>(null, 1, 2, 10, 36, 50)
        from padded in s_flag
        select new DataType(kind) { Length = length, FixedLength = padded };

    private static Gen<DataType> Temporal() =>
        from kind in Gen.Elements(TypeKind.Time, TypeKind.Timestamp, TypeKind.Interval)
        from precision in s_small
        from zone in s_flag
        select new DataType(kind) { Precision = precision, WithTimeZone = zone };

    private static Gen<DataType> Enumeration() =>
        Gen.SubListOf("A", "B", "CC", "DDD").Select(labels => new DataType(TypeKind.Enum) { Symbols = [.. labels] });

    private static Gen<DataType> Nested(Gen<DataType> part) => Gen.OneOf(
        part.Select(DataType.Array),
        from key in part from value in part select DataType.Map(key, value),
        Gen.ArrayOf(part, 2).Select(DataType.Union));
}
