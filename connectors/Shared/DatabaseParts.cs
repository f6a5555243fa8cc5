using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Shared;

/// <summary>Divides a server into parts: databases, and groups of schemas of those that are larger than a part should be.</summary>
internal static class DatabaseParts
{
    /// <param name="databases">The databases, each with its schemas and how many objects these hold.</param>
    /// <param name="atMost">How many parts at most.</param>
    public static IReadOnlyList<SourcePart> Divide(IReadOnlyList<(AssetPath Database, IReadOnlyList<(AssetPath Scope, long Size)> Schemas)> databases, int atMost)
    {
        var sizes = databases.Select(database => database.Schemas.Sum(schema => schema.Size) + 1).ToList();
        var shares = sizes.ConvertAll(size => (int)(size * atMost / sizes.Sum()));
        var whole = databases.Zip(sizes, shares).Where(database => database.Third < 2).Select(database => (database.First.Database, database.Second)).ToList();

        // Whoever reads some schemas of a database reads the names in all of it first, so each is divided no further than its size asks for.
        var divided = databases.Zip(shares).Where(database => database.Second >= 2).SelectMany(database => SourcePart.Balance(database.First.Schemas, database.Second)).ToList();
        return whole.Count == 0 ? divided : [.. divided, .. SourcePart.Balance(whole, Math.Max(1, atMost - divided.Count))];
    }
}
