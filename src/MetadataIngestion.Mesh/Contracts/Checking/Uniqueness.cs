namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Tells whether keys keep values unique.</summary>
internal static class Uniqueness
{
    /// <summary>Whether the primary key or a unique key has no other fields than these, so that together they are unique.</summary>
    public static bool IsProved(CheckSubject subject, IReadOnlyCollection<string> paths)
    {
        var wanted = paths.ToHashSet(subject.Comparer);
        var keys = subject.Dataset.PrimaryKey is { } primary ? subject.Dataset.UniqueKeys.Prepend(primary) : subject.Dataset.UniqueKeys;
        return keys.Any(key => key.Fields.Count > 0 && key.Fields.All(field => wanted.Contains(FieldPaths.Plain(field))));
    }
}
