using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Checks the options of logical types: what the values of a field keep to.</summary>
internal static class OptionChecks
{
    public static IEnumerable<CheckResult> Run(CheckSubject subject, ContractProperty property, Field field)
    {
        foreach (var (option, value) in property.Options)
        {
            if (Check(option, value, field.Type, subject.StatisticsOf(property.Path)) is var (code, verdict, evidence, message))
                yield return new CheckResult(code, property.Path, verdict, evidence, message, property.Position) { IsAnswerable = code != CheckCodes.Format || verdict != Verdict.Unknown };
        }
    }

    private static (string Code, Verdict Verdict, Evidence Evidence, string Message)? Check(string option, string value, DataType type, FieldStatistics? statistics) => option switch
    {
        "maxLength" => CheckLength(value, type, (length, bound) => length <= bound, "may be longer than"),
        "minLength" => CheckLength(value, type, (length, bound) => type.FixedLength && length >= bound, "may be shorter than"),
        "minimum" or "exclusiveMinimum" => CheckBound(value, statistics?.Min, sign: 1, option.StartsWith('e'), type),
        "maximum" or "exclusiveMaximum" => CheckBound(value, statistics?.Max, sign: -1, option.StartsWith('e'), type),
        "format" => CheckFormat(value, type),
        "pattern" or "multipleOf" => (CheckCodes.Format, Verdict.Unknown, Evidence.None, $"Whether the values keep to {option} {value}, only the data tells."),
        "timezone" => CheckZone(value == "true", type),
        _ => null,
    };

    private static (string, Verdict, Evidence, string) CheckLength(string value, DataType type, Func<long, long, bool> holds, string otherwise) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bound) && type.Length is { } length && holds(length, bound)
            ? (CheckCodes.Length, Verdict.Passed, Evidence.Proved, "The type keeps the values within the length.")
            : (CheckCodes.Length, Verdict.Unknown, Evidence.None, $"By the type, values {otherwise} {value}; only the data tells whether they are.");

    private static (string, Verdict, Evidence, string) CheckBound(string value, string? extreme, int sign, bool isExclusive, DataType type)
    {
        if (!TryNumber(value, out var bound) || !TryNumber(extreme, out var found))
        {
            return sign > 0 && !isExclusive && type is { Kind: TypeKind.Integer, Unsigned: true } && TryNumber(value, out var least) && least <= 0
                ? (CheckCodes.Range, Verdict.Passed, Evidence.Proved, "The type has no negative values.")
                : (CheckCodes.Range, Verdict.Unknown, Evidence.None, $"Whether the values keep to the bound {value}, only the data tells.");
        }

        var distance = sign * found.CompareTo(bound);
        return distance > 0 || (distance == 0 && !isExclusive)
            ? (CheckCodes.Range, Verdict.Passed, Evidence.Observed, $"The values keep to the bound {value} now.")
            : (CheckCodes.Range, Verdict.Failed, Evidence.Observed, $"There is a value beyond the bound {value}.");
    }

    private static (string, Verdict, Evidence, string) CheckFormat(string format, DataType type)
    {
        bool? fits = format switch
        {
            "i8" or "i16" or "i32" or "i64" or "i128" => type.Kind == TypeKind.Integer && Fits(type, format, unsigned: false),
            "u8" or "u16" or "u32" or "u64" or "u128" => type.Kind == TypeKind.Integer && Fits(type, format, unsigned: true),
            "f32" or "f64" => type.Kind == TypeKind.Float && type.Bits <= int.Parse(format.AsSpan(1), CultureInfo.InvariantCulture),
            "uuid" => type.Kind == TypeKind.Uuid ? true : null,
            _ => null,
        };
        return fits switch
        {
            true => (CheckCodes.Format, Verdict.Passed, Evidence.Proved, $"The type is of the format {format}."),
            false => (CheckCodes.Format, Verdict.Failed, Evidence.Proved, $"The type is not of the format {format}."),
            _ => (CheckCodes.Format, Verdict.Unknown, Evidence.None, $"Whether the values are of the format {format}, only the data tells."),
        };
    }

    private static bool Fits(DataType type, string format, bool unsigned)
    {
        var bits = int.Parse(format.AsSpan(1), CultureInfo.InvariantCulture);
        return type.Unsigned == unsigned ? type.Bits <= bits : type.Unsigned && type.Bits < bits;
    }

    private static (string, Verdict, Evidence, string)? CheckZone(bool wanted, DataType type) => type.Kind is not (TypeKind.Timestamp or TypeKind.Time)
        ? null
        : type.WithTimeZone == wanted
            ? (CheckCodes.TimeZone, Verdict.Passed, Evidence.Proved, wanted ? "The type is an instant." : "The type is a clock's reading.")
            : (CheckCodes.TimeZone, Verdict.Failed, Evidence.Proved, wanted ? "The type has no time zone." : "The type has a time zone.");

    private static bool TryNumber(string? text, out decimal number) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
