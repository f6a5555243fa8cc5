using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Schemas;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Checks the types of fields.</summary>
internal static class TypeChecks
{
    public static CheckResult CheckLogical(CheckSubject subject, ContractProperty property, string logical, Field field)
    {
        var verdict = LogicalTypes.Fits(logical, field.Type);
        var message = verdict switch
        {
            Verdict.Passed => $"{field.NativeType} is of the type {logical}.",
            Verdict.Warned => $"{field.NativeType} can hold the type {logical} but says less.",
            Verdict.Failed => $"{field.NativeType} is not of the type {logical}.",
            _ => $"Whether {field.NativeType} is of the type {logical} cannot be told.",
        };
        return new CheckResult(CheckCodes.LogicalType, property.Path, verdict, EvidenceOf(subject, verdict), message, property.Position);
    }

    /// <summary>The types count, not how they are spelled: both sides are compared in the canonical lattice.</summary>
    public static CheckResult CheckPhysical(CheckSubject subject, ContractProperty property, string physical, Field field)
    {
        var (verdict, message) = Relate(physical, field, subject.Dataset.Path.Platform) switch
        {
            TypeRelation.Equal => (Verdict.Passed, $"The type is {field.NativeType}."),
            TypeRelation.Widened => (Verdict.Warned, $"The type is {field.NativeType}, which holds more than {physical}."),
            TypeRelation.Narrowed => (Verdict.Failed, $"The type is {field.NativeType}, which holds less than {physical}."),
            TypeRelation.Changed => (Verdict.Failed, $"The type is {field.NativeType}, not {physical}."),
            _ => (Verdict.Unknown, $"Whether {field.NativeType} is {physical} cannot be told."),
        };
        return new CheckResult(CheckCodes.PhysicalType, property.Path, verdict, EvidenceOf(subject, verdict), message, property.Position);
    }

    private static TypeRelation Relate(string physical, Field field, string platform)
    {
        if (NativeTypes.Spelling(physical) == NativeTypes.Spelling(field.NativeType))
            return TypeRelation.Equal;

        return NativeTypes.Parse(platform, physical) is { } wanted
            ? TypeComparison.Compare(wanted, NativeTypes.Parse(platform, field.NativeType) ?? field.Type)
            : TypeRelation.Unknown;
    }

    private static Evidence EvidenceOf(CheckSubject subject, Verdict verdict) => verdict == Verdict.Unknown ? Evidence.None : subject.OfFields;
}
