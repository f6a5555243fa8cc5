namespace MetadataIngestion.Core.Transforming;

/// <summary>Lists of tags or domains, each given by name or as a URN.</summary>
internal static class NameLists
{
    /// <summary>The list after names are added; the same instance when that changes nothing.</summary>
    public static IReadOnlyList<string> Add(IReadOnlyList<string> names, IReadOnlyList<string> added, string urnPrefix, bool replace)
    {
        if (names.Count == 0)
            return added;

        if (replace)
            return names.SequenceEqual(added, StringComparer.Ordinal) ? names : added;

        List<string>? longer = null;
        foreach (var name in added)
        {
            if (!Contains(longer ?? names, name, urnPrefix))
                (longer ??= [.. names]).Add(name);
        }

        return longer ?? names;
    }

    private static bool Contains(IReadOnlyList<string> names, string name, string urnPrefix)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (Plain(names[i], urnPrefix).SequenceEqual(Plain(name, urnPrefix)))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> Plain(string name, string urnPrefix) =>
        name.StartsWith(urnPrefix, StringComparison.Ordinal) ? name.AsSpan(urnPrefix.Length) : name;
}
