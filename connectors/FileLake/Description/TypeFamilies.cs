namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Inferred types that differ only in how much of the values was seen.</summary>
internal static class TypeFamilies
{
    private static readonly string[][] Families =
    [
        ["integer", "number"],
        ["date", "timestamp", "timestamp with time zone"],
        ["string", "uuid"],
    ];

    /// <summary>Whether the types are one, or one that holds the others.</summary>
    public static bool AreOne(IReadOnlyList<string> types)
    {
        var known = types.Where(static type => type is not ("null" or "array<null>")).ToList();
        return known.Count < 2 || Array.Exists(Families, family => known.TrueForAll(family.Contains));
    }
}
