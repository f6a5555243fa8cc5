using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Checks keys, references, partitions and tags, and what values keep to.</summary>
internal static class ConstraintChecks
{
    public static IEnumerable<CheckResult> Run(CheckSubject subject)
    {
        if (PrimaryKeyOf(subject.Schema) is { Count: > 0 } key)
            yield return CheckPrimaryKey(subject, key);
        if (PartitionKeyOf(subject.Schema) is { Count: > 0 } partition)
            yield return CheckPartitions(subject, partition);

        foreach (var result in RelationshipChecks.Run(subject))
            yield return result;
        foreach (var result in TagsOf(subject.Schema.Tags, subject.Dataset.Tags, string.Empty, subject.Schema.Position))
            yield return result;

        foreach (var property in subject.Schema.AllProperties())
        {
            if (subject.FieldOf(property) is not { } field)
                continue;

            foreach (var result in CheckField(subject, property, field))
                yield return result;
        }
    }

    private static IEnumerable<CheckResult> CheckField(CheckSubject subject, ContractProperty property, Field field)
    {
        var unique = property.Unique ? [CheckUnique(subject, property)] : Enumerable.Empty<CheckResult>();
        var classification = property.Classification is { } name ? TagsOf([name], field.Tags, property.Path, property.Position) : [];
        return unique.Concat(OptionChecks.Run(subject, property, field)).Concat(classification).Concat(TagsOf(property.Tags, field.Tags, property.Path, property.Position));
    }

    private static List<ContractProperty> PrimaryKeyOf(ContractSchema schema) =>
        [.. schema.AllProperties().Where(property => property.PrimaryKey).OrderBy(property => property.PrimaryKeyPosition)];

    private static List<ContractProperty> PartitionKeyOf(ContractSchema schema) =>
        [.. schema.AllProperties().Where(property => property.Partitioned).OrderBy(property => property.PartitionKeyPosition)];

    private static CheckResult CheckPrimaryKey(CheckSubject subject, List<ContractProperty> key)
    {
        var isOrdered = key.Any(property => property.PrimaryKeyPosition > 0);
        var actual = subject.Dataset.PrimaryKey?.Fields.Select(FieldPaths.Plain).ToList();
        return CompareKeys(subject, CheckCodes.PrimaryKey, "primary key", key, isOrdered, actual, isKnown: subject.IsTable);
    }

    private static CheckResult CheckPartitions(CheckSubject subject, List<ContractProperty> key)
    {
        var isOrdered = key.Any(property => property.PartitionKeyPosition > 0);
        var actual = subject.Dataset.Partitioning?.Keys.Select(FieldPaths.Plain).ToList();
        return CompareKeys(subject, CheckCodes.Partitioned, "partition key", key, isOrdered, actual, isKnown: subject.IsTable || subject.HoldsFiles);
    }

    private static CheckResult CompareKeys(CheckSubject subject, string code, string what, List<ContractProperty> wanted, bool isOrdered, List<string>? actual, bool isKnown)
    {
        var paths = wanted.Select(property => property.Path).ToList();
        var text = string.Join(", ", paths);
        var position = wanted[0].Position;
        if (actual is null)
        {
            return isKnown
                ? new CheckResult(code, string.Empty, Verdict.Failed, Evidence.Proved, $"There is no {what}; the contract has {text}.", position)
                : new CheckResult(code, string.Empty, Verdict.Unknown, Evidence.None, $"The source does not keep a {what}; the contract has {text}.", position);
        }

        var isSame = paths.SequenceEqual(actual, subject.Comparer) || (!isOrdered && paths.ToHashSet(subject.Comparer).SetEquals(actual));
        return isSame
            ? new CheckResult(code, string.Empty, Verdict.Passed, Evidence.Proved, $"The {what} is {text}.", position)
            : new CheckResult(code, string.Empty, Verdict.Failed, Evidence.Proved, $"The {what} is {string.Join(", ", actual)}, not {text}.", position);
    }

    private static CheckResult CheckUnique(CheckSubject subject, ContractProperty property) => Uniqueness.IsProved(subject, [property.Path])
        ? new CheckResult(CheckCodes.Unique, property.Path, Verdict.Passed, Evidence.Proved, "A key keeps the values unique.", property.Position)
        : new CheckResult(CheckCodes.Unique, property.Path, Verdict.Unknown, Evidence.None, "No key keeps the values unique, and only the data tells whether they are.", property.Position);

    private static IEnumerable<CheckResult> TagsOf(IReadOnlyList<string> wanted, IReadOnlyList<string> actual, string path, Yaml.YamlPosition position) => wanted.Select(tag =>
        actual.Any(have => Plain(have).Equals(tag, StringComparison.OrdinalIgnoreCase))
            ? new CheckResult(CheckCodes.Tag, path, Verdict.Passed, Evidence.Proved, $"It is tagged {tag}.", position)
            : new CheckResult(CheckCodes.Tag, path, Verdict.Warned, Evidence.Proved, $"It is not tagged {tag}.", position));

    private static string Plain(string tag) => tag.StartsWith("urn:li:tag:", StringComparison.Ordinal) ? tag["urn:li:tag:".Length..] : tag;
}
