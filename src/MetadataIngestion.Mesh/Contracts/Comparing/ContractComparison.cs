using System.Globalization;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Comparing;

/// <summary>Compares what two contracts, or a contract and what there is, promise of their datasets.</summary>
internal static class ContractComparison
{
    private const string There = "there";

    /// <summary>The differences, in the order of the first contract and then of what only the second one has.</summary>
    public static IEnumerable<ContractDifference> Compare(Contract before, Contract after) =>
        Join(before.Schemas, after.Schemas, schema => schema.Name).SelectMany(pair => (pair.Before, pair.After) switch
        {
            ({ } left, { } right) => Compare(left, right),
            ({ } left, _) => [new ContractDifference(left.Name, string.Empty, "schema", There, null)],
            (_, { } right) => [new ContractDifference(right.Name, string.Empty, "schema", null, There)],
            _ => [],
        });

    /// <summary>The differences of one dataset, whatever the two call it.</summary>
    public static IEnumerable<ContractDifference> Compare(ContractSchema before, ContractSchema after) =>
        Join([.. before.AllProperties()], [.. after.AllProperties()], property => property.Path).SelectMany(pair => (pair.Before, pair.After) switch
        {
            ({ } left, { } right) => Compare(before.Name, left, right),
            ({ } left, _) => [new ContractDifference(before.Name, left.Path, "property", There, null)],
            (_, { } right) => [new ContractDifference(before.Name, right.Path, "property", null, There)],
            _ => [],
        });

    private static IEnumerable<ContractDifference> Compare(string schema, ContractProperty before, ContractProperty after) => Facts(before)
        .Zip(Facts(after))
        .Where(pair => pair.First.Value != pair.Second.Value)
        .Where(pair => pair.First.Key != "physicalType" || NativeTypes.Spelling(pair.First.Value ?? string.Empty) != NativeTypes.Spelling(pair.Second.Value ?? string.Empty))
        .Select(pair => new ContractDifference(schema, before.Path, pair.First.Key, pair.First.Value, pair.Second.Value));

    private static IEnumerable<KeyValuePair<string, string?>> Facts(ContractProperty property) =>
    [
        new("logicalType", property.LogicalType),
        new("physicalType", property.PhysicalType),
        new("required", Text(property.Required)),
        new("unique", Text(property.Unique)),
        new("primaryKey", property.PrimaryKey ? Position(property.PrimaryKeyPosition) : null),
        new("partitioned", property.Partitioned ? Position(property.PartitionKeyPosition) : null),
        new("classification", property.Classification),
    ];

    private static string? Text(bool value) => value ? "true" : null;

    private static string Position(long position) => position > 0 ? position.ToString(CultureInfo.InvariantCulture) : "true";

    private static IEnumerable<(T? Before, T? After)> Join<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> key)
        where T : class
    {
        var left = before.DistinctBy(key).ToList();
        var right = after.DistinctBy(key).ToDictionary(key, StringComparer.Ordinal);
        return left.Select(item => ((T?)item, right.GetValueOrDefault(key(item)))).Concat(right.Values.ExceptBy(left.Select(key), key).Select(item => ((T?)null, (T?)item)));
    }
}
